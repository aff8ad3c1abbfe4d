package io.drillbook.activities.postgresql.dump;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.measure.Checks;
import io.drillbook.runbooks.call.FailureKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of the programs of one dump, as the script on the host said at its end.
 *
 * @param complete whether the dump's own last line was there
 * @param said what the dump program printed beside the dump
 */
record DumpEnd(int dump, int compress, int encrypt, boolean complete, String said) {
    private static final Pattern REPORT = Pattern.compile(
            "^drillbook: dump=(\\d+) compress=(\\d+) encrypt=(\\d+) complete=(yes|no)$", Pattern.MULTILINE);
    private static final int NOT_FOUND = 127;

    /** Reads the script's report. */
    static DumpEnd read(CommandOutput output, String title) throws ActionException {
        Matcher report = REPORT.matcher(output.standardError());
        if (!output.succeeded() || !report.find()) {
            throw new ActionException(
                    "dump-lost",
                    FailureKind.BUSY,
                    "the dump of " + title + " ended without a report (exit " + output.exitCode() + "): "
                            + head(output.standardError()),
                    "it is tried again; look at the host's log");
        }
        return new DumpEnd(
                Integer.parseInt(report.group(1)),
                Integer.parseInt(report.group(2)),
                Integer.parseInt(report.group(3)),
                report.group(4).equals("yes"),
                output.standardError().substring(report.end()).strip());
    }

    /** Refuses a dump that is not whole. What the dump program warned of is a finding. */
    void judge(String title, Checks checks) throws ActionException {
        if (compress == NOT_FOUND || encrypt == NOT_FOUND) {
            throw new ActionException(
                    "dump-tool-missing",
                    FailureKind.REFUSED,
                    "the host lacks " + (compress == NOT_FOUND ? "zstd" : "gpg") + ", which dumps are made with",
                    "install the packages zstd, gpg and gpg-agent there");
        }
        if (dump != 0 || compress != 0 || encrypt != 0) {
            throw new ActionException(
                    "dump-failed",
                    FailureKind.CHECK_FAILED,
                    "the dump of " + title + " failed: dump program " + dump + ", compression " + compress
                            + ", encryption " + encrypt + ": " + head(said),
                    "nothing of it counts; repair what it complains of and run it again");
        }
        if (!complete) {
            throw new ActionException(
                    "dump-ended-early",
                    FailureKind.CHECK_FAILED,
                    "the dump of " + title + " ended early although its exit code is 0: its last line is missing",
                    "nothing of it counts; look whether the dump program on the host is the real one");
        }
        if (!said.isEmpty()) {
            checks.finding("dump-warned", "warning", "while " + title + " was dumped: " + head(said), "read it");
        }
    }

    private static String head(String text) {
        String line = text.strip().lines().limit(3).reduce("", (all, next) -> (all + " " + next).strip());
        return line.length() > 500 ? line.substring(0, 500) + "…" : line;
    }
}
