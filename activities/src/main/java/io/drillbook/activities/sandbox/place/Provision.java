package io.drillbook.activities.sandbox.place;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code sandbox.provision}: arms what destroys the folder, then makes it; one run at a time in a sandbox. */
public final class Provision implements Action<ProvisionInput, ProvisionOutput> {
    @Override
    public ProvisionOutput run(ProvisionInput input, ActionContext context)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            String data = input.sandbox().data();
            Instant expires = Instant.now().plus(input.timeToLive());
            if (shell.jobs()
                    .find(place.watchdog())
                    .filter(job -> job.state() != HostJob.State.RUNNING)
                    .isPresent()) {
                // It has destroyed an earlier attempt's folder; taken up again it would guard nothing.
                shell.jobs().forget(place.watchdog());
            }
            shell.jobs()
                    .startOrTakeUp(
                            place.watchdog(),
                            place.script(
                                    Scripts.DESTROY,
                                    List.of(
                                            data,
                                            place.mark(),
                                            Long.toString(input.timeToLive().toSeconds()))),
                            context.token());
            long needed = input.size().bytes() + input.size().bytes() / 3;
            CommandOutput output = shell.run(
                    place.script(
                            Scripts.PROVISION,
                            List.of(data, place.mark(), context.effect().run().key(), Long.toString(needed))),
                    Duration.ofMinutes(1));
            if (!output.succeeded()) {
                shell.jobs().stop(place.watchdog());
                shell.jobs().forget(place.watchdog());
                throw failure(output, input, needed);
            }
            context.ran(
                    "make " + place.folder() + ", destroyed by itself after " + DurationText.write(input.timeToLive()));
            if (output.standardOutput().strip().equals("found")) {
                context.alreadyDone();
            }
            return new ProvisionOutput(
                    place.folder(), place.mark(), expires, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static ActionException failure(CommandOutput output, ProvisionInput input, long needed) {
        String said = output.standardOutput().strip();
        String host = input.sandbox().host().name();
        String data = input.sandbox().data();
        return switch (output.exitCode()) {
            case 21 ->
                new ActionException(
                        "sandbox-in-use",
                        FailureKind.BUSY,
                        "sandbox " + input.sandbox().name() + " is held by " + said,
                        "wait for that run; its folder destroys itself. If that run is gone and so is its folder, remove "
                                + data + "/drillbook.lock on " + host);
            case 22 ->
                new ActionException(
                        "sandbox-not-empty",
                        FailureKind.CHECK_FAILED,
                        data + " on " + host + " holds " + said.replace('\n', ' ') + ", and a restore needs it empty",
                        "look whose it is and remove it");
            case 23 ->
                new ActionException(
                        "sandbox-too-small",
                        FailureKind.CHECK_FAILED,
                        data + " on " + host + " has " + new DataSize(Long.parseLong(said)) + " free, and "
                                + new DataSize(needed) + " are needed",
                        "make room, or use a larger sandbox");
            default ->
                new ActionException(
                        "sandbox-unsuitable",
                        FailureKind.REFUSED,
                        "no folder could be made in " + data + " on " + host + ": " + said
                                + output.standardError().strip(),
                        "the folder must exist and belong to the user that runs the database there");
        };
    }

    @Override
    public List<String> preview(ProvisionInput input) {
        return List.of(
                "arm a job on " + input.sandbox().host().name() + " that destroys the folder after "
                        + DurationText.write(input.timeToLive()),
                "mkdir " + input.sandbox().data() + "/drillbook.lock",
                "mkdir " + input.sandbox().data() + "/drillbook-(this run's mark)");
    }
}
