package io.drillbook.drills.lie;

import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be wrong in a copy that was restored without an error. */
@Tag("server")
@OnTheTheatre
final class CopyLiesTest {
    private static final String TAMPER = "perl /usr/local/lib/drillbook/tamper.pl ";
    private static final String OTHER = "never paid, and no money";

    private final Theatre theatre = Theatre.shared();

    @Test
    void aTableEmptiedBeforeTheComparison() throws LabException {
        Lie lie = theatre.lie("emptied");
        lie.afterRestore(": > \"$1/" + theatre.file("shop.ledger") + "\"");
        lie.restoreTest().caughtAs(Outcome.FAILED, "shop.ledger: 200", "0 rows");
    }

    @Test
    void rowsChangedInPlaceWithCountsUnchanged() throws LabException {
        Lie lie = theatre.lie("changed");
        lie.afterRestore(page("shop.ledger", "yes"));
        lie.restoreTest().caughtAs(Outcome.FAILED, "shop.ledger", "digest");
    }

    @Test
    void anIndexThatDisagreesWithItsTable() throws LabException {
        Lie lie = theatre.lie("index");
        lie.afterRestore(page("shop.ledger_note", "yes"));
        lie.restoreTest().caughtAs(Outcome.FAILED, "amcheck", "ledger_note");
    }

    @Test
    void aChecksumFailureInAPageThatNoQueryReads() throws LabException {
        Lie lie = theatre.lie("page");
        lie.afterRestore(page("shop.ledger_note", "no"));
        lie.restoreTest().caughtAs(Outcome.FAILED, "pages", "wrong of");
    }

    @Test
    void dataChecksumsOff() throws LabException {
        Lie lie = theatre.lie("no-checksums");
        lie.afterRestore(TAMPER + "no-checksums \"$1/global/pg_control\"");
        Told told = lie.restoreTest().caughtAs(Outcome.UNKNOWN, "pages", "checksums are off");
        told.check("pages", Verdict.UNKNOWN);
        told.caught("no-page-checksums (finding)");
    }

    @Test
    void anOldBackupRestoredInTheNewOnesPlace() throws LabException {
        Lie lie = theatre.lie("old-restored");
        lie.afterRestore("rm -rf \"$1\" && mkdir -m 700 \"$1\" && /usr/bin/pgbackrest --config=" + lie.configuration()
                + " --stanza=orders --pg1-path=\"$1\" --lock-path=/tmp --archive-mode=off --set=" + theatre.oldLabel()
                + " restore");
        lie.restoreTest()
                .caughtAs(Outcome.FAILED, "restored-another-backup", theatre.newLabel() + " is another backup");
    }

    /** Replaces a note by another of the same length. */
    private String page(String relation, String checksumsFit) throws LabException {
        return TAMPER + "page \"$1/" + theatre.file(relation) + "\" '" + Theatre.NOTE + "' '"
                + OTHER.substring(0, Theatre.NOTE.length()) + "' " + checksumsFit;
    }
}
