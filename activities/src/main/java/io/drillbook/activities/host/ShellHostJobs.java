package io.drillbook.activities.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jobs kept by a small script on the host, reached by any way to run a command there. */
public final class ShellHostJobs implements HostJobs {
    /** How long a job may take to end by itself after it was asked to. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern MARK = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,79}");
    private static final Pattern PAGE = Pattern.compile("hole=([0-9]{0,9})\n(.*)", Pattern.DOTALL);
    private static final String LEFT_OUT = "\n[… what came here is not kept …]\n";

    /** Half a MiB each: the host keeps a little more than four. */
    private static final int MOST_PAGES = 16;

    private static final Pattern REPORT =
            Pattern.compile("state=(NONE|RUNNING|ENDED|LOST)\nexit=([0-9]*)\n\n(.*)", Pattern.DOTALL);

    private final CommandRunner runner;
    private final String host;
    private final String scope;
    private final JobScript script = new JobScript();

    /**
     * @param host as people know it, for messages
     * @param scope whose fencing tokens are compared: the locked target's name, since each target counts its own
     */
    public ShellHostJobs(CommandRunner runner, String host, String scope) {
        this.runner = runner;
        this.host = host;
        this.scope = FenceScope.folder(scope);
    }

    @Override
    public Optional<HostJob> find(String mark) throws ActionException, InterruptedException {
        return read(mark, call(Optional.empty(), LIMIT, "find", checked(mark)));
    }

    @Override
    public HostJob startOrTakeUp(String mark, Command command, Optional<Long> token)
            throws ActionException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add("start");
        arguments.add(checked(mark));
        arguments.add(scope);
        arguments.add(token.map(String::valueOf).orElse("-"));
        arguments.add(String.valueOf(command.input().orElse("").getBytes(UTF_8).length));
        arguments.addAll(command.arguments());
        CommandOutput output = call(command.input(), LIMIT, arguments.toArray(String[]::new));
        return read(mark, output).orElseThrow(() -> unexpected(output));
    }

    @Override
    public void stop(String mark) throws ActionException, InterruptedException {
        Duration limit = LIMIT.plus(GRACE);
        read(mark, call(Optional.empty(), limit, "stop", checked(mark), String.valueOf(GRACE.toSeconds())));
    }

    @Override
    public JobLog log(String mark) throws ActionException, InterruptedException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        Optional<Integer> hole = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            CommandOutput output = call(Optional.empty(), LIMIT, "log", checked(mark), String.valueOf(kept.size()));
            Matcher said = PAGE.matcher(output.standardOutput());
            if (!said.matches()) {
                throw unexpected(output);
            }
            hole = said.group(1).isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(said.group(1)));
            byte[] content = Base64.getMimeDecoder().decode(said.group(2));
            if (content.length == 0) {
                break;
            }
            kept.writeBytes(content);
        }
        byte[] all = kept.toByteArray();
        int cut = hole.orElse(all.length);
        String text = new String(all, 0, cut, UTF_8)
                + (hole.isPresent() ? LEFT_OUT + new String(all, cut, all.length - cut, UTF_8) : "");
        return new JobLog(host, mark, text, hole.isPresent());
    }

    @Override
    public void forget(String mark) throws ActionException, InterruptedException {
        call(Optional.empty(), LIMIT, "forget", checked(mark));
    }

    private CommandOutput call(Optional<String> input, Duration limit, String... arguments)
            throws ActionException, InterruptedException {
        CommandOutput output = runner.run(script.call(input, arguments), limit);
        if (output.exitCode() == JobScript.MISSING) {
            CommandOutput installed = runner.run(script.install(), LIMIT);
            if (!installed.succeeded()) {
                throw unsuitable("the job script could not be stored on " + host + said(installed));
            }
            output = runner.run(script.call(input, arguments), limit);
        }
        if (!output.succeeded()) {
            throw failed(output, arguments);
        }
        return output;
    }

    private Optional<HostJob> read(String mark, CommandOutput output) throws ActionException {
        Matcher report = REPORT.matcher(output.standardOutput());
        if (!report.matches()) {
            throw unexpected(output);
        }
        if (report.group(1).equals("NONE")) {
            return Optional.empty();
        }
        Optional<Integer> exit =
                report.group(2).isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(report.group(2)));
        return Optional.of(new HostJob(mark, HostJob.State.valueOf(report.group(1)), exit, report.group(3)));
    }

    private ActionException failed(CommandOutput output, String... arguments) {
        return switch (output.exitCode()) {
            case 93 ->
                new ActionException(
                        "connection-lost",
                        FailureKind.UNREACHABLE,
                        "the connection to " + host + " broke while the job's input was sent; nothing was started",
                        "the act is tried again while its step allows it");
            case 94 -> unsuitable("no folder for jobs can be made on " + host + said(output));
            case 95 -> unsuitable(host + " has no setsid or no /proc: it cannot keep a job");
            case 98 ->
                new ActionException(
                        "fenced",
                        FailureKind.REFUSED,
                        "token " + arguments[3] + " is older than token "
                                + output.standardOutput().strip() + ", which " + host + " has seen for this target",
                        "another run holds the lock by now. If the locks' history was lost on purpose, remove"
                                + " ~/.drillbook/fences/" + scope + " there");
            case 99 ->
                new ActionException(
                        "job-still-running",
                        FailureKind.BUSY,
                        "the job " + arguments[1] + " on " + host + " still runs",
                        "wait for it, or look at its process there");
            default -> unexpected(output);
        };
    }

    private ActionException unexpected(CommandOutput output) {
        return new ActionException(
                "job-script-failed",
                FailureKind.UNKNOWN,
                "the job script on " + host + " ended with exit code " + output.exitCode() + said(output),
                "look at ~/.drillbook there");
    }

    private static ActionException unsuitable(String message) {
        return new ActionException(
                "host-unsuitable",
                FailureKind.REFUSED,
                message,
                "the ssh user needs a writable home folder, sh, setsid, sha256sum and /proc");
    }

    private static String said(CommandOutput output) {
        return output.standardError().isBlank()
                ? ""
                : ": " + output.standardError().strip();
    }

    private static String checked(String mark) {
        if (!MARK.matcher(mark).matches()) {
            throw new IllegalArgumentException("not a mark: " + mark);
        }
        return mark;
    }
}
