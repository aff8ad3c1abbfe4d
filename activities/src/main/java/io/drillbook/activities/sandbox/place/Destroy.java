package io.drillbook.activities.sandbox.place;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code sandbox.destroy}: destroys what carries this run's mark, nothing else, and proves that it is gone. */
public final class Destroy implements Action<DestroyInput, DestroyOutput> {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final String PROCESSES = """
            for process in /proc/[0-9]*; do
              [ "${process#/proc/}" != "$$" ] || continue
              case "$(readlink "$process/cwd" 2>/dev/null)" in "$1"/"$2"*) echo "${process#/proc/}"; continue ;; esac
              tr '\\0' ' ' < "$process/cmdline" 2>/dev/null | grep -q -F "$1/$2" && echo "${process#/proc/}"
            done
            exit 0
            """;

    @Override
    public DestroyOutput run(DestroyInput input, ActionContext context) throws ActionException, InterruptedException {
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            CommandOutput output = shell.run(
                    place.script(Scripts.DESTROY, List.of(input.sandbox().data(), place.mark())),
                    Duration.ofMinutes(10));
            if (!output.succeeded()) {
                throw new ActionException(
                        "not-destroyed",
                        output.exitCode() == 31 ? FailureKind.REFUSED : FailureKind.BUSY,
                        "the folder of this run could not be destroyed: "
                                + output.standardOutput().strip()
                                + output.standardError().strip(),
                        "look at " + place.folder() + " on " + shell.host().name());
            }
            boolean destroyed = output.standardOutput().contains("destroyed");
            if (!destroyed) {
                context.alreadyDone();
            }
            context.ran("destroy " + place.folder());
            shell.jobs().stop(place.watchdog());
            shell.jobs().forget(place.watchdog());
            Checks checks = new Checks();
            prove(place, checks);
            if (checks.verdict() != Verdict.PASSED) {
                throw new ActionException(
                        "not-gone",
                        FailureKind.BUSY,
                        "something of this run is left on " + shell.host().name() + ": "
                                + checks.results().stream()
                                        .filter(check -> check.result() != Verdict.PASSED)
                                        .map(check -> check.id() + " (" + check.actual() + ")")
                                        .toList(),
                        "it is tried again; then look there");
            }
            return new DestroyOutput(destroyed, Instant.now(), checks.verdict(), checks.results());
        }
    }

    private static void prove(Place place, Checks checks) throws ActionException, InterruptedException {
        boolean there = place.run(LIMIT, "test", "-e", place.folder()).succeeded();
        checks.add(
                "folder-gone", "destroyed", "test -e " + place.folder(), "absent", there ? "there" : "absent", !there);
        String left = place.check(
                        LIMIT, "sh", "-c", PROCESSES, "sh", place.sandbox().data(), "drillbook-" + place.mark())
                .standardOutput()
                .strip();
        checks.add(
                "processes-gone",
                "destroyed",
                "working folder and command line of every process",
                "none",
                left.isEmpty() ? "none" : left.replace('\n', ' '),
                left.isEmpty());
        boolean open = Reach.from(place, "127.0.0.1", place.sandbox().peerPort()) == Reach.CONNECTED;
        checks.add(
                "port-closed",
                "destroyed",
                "TCP connect on the host to port " + place.sandbox().peerPort(),
                "refused",
                open ? "connected" : "refused",
                !open);
    }

    @Override
    public List<String> preview(DestroyInput input) {
        return List.of(
                "stop the server of this run's folder and rm -rf "
                        + input.sandbox().data() + "/drillbook-(this run's mark)",
                "rmdir " + input.sandbox().data() + "/drillbook.lock");
    }
}
