package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the server's own note in the restored files to what the repository's list says of the backup that was asked for. */
final class RestoredLabel {
    private static final Pattern START =
            Pattern.compile("^START WAL LOCATION: ([0-9A-F]+/[0-9A-F]+) \\(file ([0-9A-F]{24})\\)", Pattern.MULTILINE);

    private RestoredLabel() {}

    /**
     * Refuses files that are of another backup than the one asked for.
     *
     * @throws ActionException {@code restored-another-backup}
     */
    static void check(Place place, PgBackRest tool, String label) throws ActionException, InterruptedException {
        Optional<BackupSet> wanted = tool.info().labelled(label);
        String note = place.run(Duration.ofSeconds(15), "cat", place.data() + "/backup_label")
                .standardOutput();
        String expected = wanted.map(set -> set.startLsn() + " in " + set.firstSegment())
                .orElse("nothing, since it is not listed");
        String found = begin(note).orElse("no beginning");
        if (!found.equals(expected)) {
            throw new ActionException(
                    "restored-another-backup",
                    FailureKind.CHECK_FAILED,
                    "what was restored as " + label + " is another backup: the list says that it begins at " + expected
                            + ", and the restored backup_label says " + found,
                    "the repository's folder of " + label + " does not hold what its name says");
        }
    }

    /** Where a backup begins, by the server's own note. */
    static Optional<String> begin(String note) {
        Matcher matcher = START.matcher(note);
        return matcher.find() ? Optional.of(matcher.group(1) + " in " + matcher.group(2)) : Optional.empty();
    }
}
