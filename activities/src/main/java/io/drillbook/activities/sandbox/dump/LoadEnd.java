package io.drillbook.activities.sandbox.dump;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.runbooks.call.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges one load by all exit codes and by everything the server said: an exit code of 0 alone proves nothing. */
final class LoadEnd {
    private static final Pattern REPORT =
            Pattern.compile("^drillbook: decrypt=(\\d+) decompress=(\\d+) load=(\\d+)$", Pattern.MULTILINE);
    private static final Pattern COMPLAINT = Pattern.compile(".*\\b(ERROR|FATAL|PANIC|error): .*");

    private LoadEnd() {}

    /**
     * Refuses a load that was not whole.
     *
     * @param harmless the one complaint that may stand there
     */
    static void judge(String title, CommandOutput output, Optional<String> harmless) throws ActionException {
        Matcher report = REPORT.matcher(output.standardOutput());
        if (!output.succeeded() || !report.find()) {
            throw new ActionException(
                    "load-lost",
                    FailureKind.BUSY,
                    "the load of " + title + " ended without a report (exit " + output.exitCode() + "): "
                            + output.standardError().strip(),
                    "it is tried again");
        }
        String words = output.standardOutput().substring(report.end()).strip();
        if (!report.group(1).equals("0")) {
            throw failed("undecipherable", "the object of " + title + " cannot be decrypted: " + cause(words), words);
        }
        List<String> complaints = output.standardError()
                .lines()
                .filter(line -> COMPLAINT.matcher(line).matches())
                .filter(line -> harmless.map(text -> !line.endsWith(text)).orElse(true))
                .toList();
        if (!complaints.isEmpty()) {
            throw failed(
                    "load-complained",
                    "the load of " + title + " ended with " + report.group(3) + " and the server complained "
                            + complaints.size() + " times, first: " + complaints.getFirst(),
                    words);
        }
        if (!report.group(2).equals("0") || !report.group(3).equals("0")) {
            throw failed(
                    "load-failed",
                    "the load of " + title + " failed: decompression " + report.group(2) + ", load " + report.group(3),
                    words);
        }
    }

    private static String cause(String words) {
        if (words.contains("Bad session key") || words.contains("Bad passphrase")) {
            return "the passphrase is another one";
        }
        return words.contains("manipulated") || words.contains("Checksum error") || words.contains("premature eof")
                ? "bytes of it are missing or were changed"
                : "the tool refused it";
    }

    private static ActionException failed(String code, String message, String words) {
        return new ActionException(
                code,
                FailureKind.CHECK_FAILED,
                message + (words.isEmpty() ? "" : " (" + words.replace('\n', ' ') + ")"),
                "take an older version of the object from the store, or test another dump");
    }
}
