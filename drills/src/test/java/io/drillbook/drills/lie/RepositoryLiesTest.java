package io.drillbook.drills.lie;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be wrong with the objects of a repository without any tool's complaint. */
@Tag("server")
@OnTheTheatre
final class RepositoryLiesTest {
    private static final String BACKUPS = "pgbackrest/backup/orders/";
    private static final String ARCHIVE = "pgbackrest/archive/orders/";

    private final Theatre theatre = Theatre.shared();

    @Test
    void aGoodCopyOfTheRepositoryPasses() {
        theatre.lie("none").restoreTest().passed();
    }

    @Test
    void anObjectTruncated() throws LabException {
        Lie lie = theatre.lie("truncated");
        lie.inRepository("truncate -s -1000 " + largest(lie));
        lie.restoreTest().caught("restore-failed", theatre.newLabel(), "truncated");
    }

    @Test
    void oneByteFlippedInData() throws LabException {
        Lie lie = theatre.lie("flipped-data");
        lie.flip(largest(lie));
        lie.restoreTest().caught("restore-failed", theatre.newLabel(), "were changed");
    }

    @Test
    void anObjectDeleted() throws LabException {
        Lie lie = theatre.lie("deleted");
        lie.inRepository("rm " + largest(lie));
        lie.restoreTest().caught("restore-failed", "missing");
    }

    @Test
    void oneByteFlippedInTheBackupsManifest() throws LabException {
        Lie lie = theatre.lie("flipped-manifest");
        lie.flip(BACKUPS + theatre.newLabel() + "/backup.manifest");
        lie.restoreTest().caught("info-files-whole", "backup.manifest");
    }

    @Test
    void oneByteFlippedInOurManifest() throws LabException {
        Lie lie = theatre.lie("flipped-our-manifest");
        lie.flip("drillbook/manifests/orders/" + theatre.newLabel() + ".json");
        lie.restoreTest().caught("the manifest", "is not");
    }

    @Test
    void oneByteFlippedInTheToolsInfoFile() throws LabException {
        Lie lie = theatre.lie("flipped-info");
        lie.flip(BACKUPS + "backup.info");
        lie.restoreTest().caught("info-files-whole", "backup.info");
    }

    @Test
    void oneByteFlippedInTheArchivesInfoFile() throws LabException {
        Lie lie = theatre.lie("flipped-archive-info");
        lie.flip(ARCHIVE + "archive.info");
        lie.restoreTest().caught("info-files-whole", "archive.info");
    }

    @Test
    void oneByteFlippedInALogSegment() throws LabException {
        Lie lie = theatre.lie("flipped-log");
        lie.flip(ARCHIVE + segment(-2));
        lie.restoreTest().caught("log segment");
    }

    @Test
    void theWrongCipherKey() throws LabException {
        Lie lie = theatre.lie("wrong-key");
        theatre.root(
                LabHost.SANDBOX, "sed -i 's/^repo1-cipher-pass=.*/repo1-cipher-pass=another/' " + lie.configuration());
        lie.restoreTest().caught("passphrase");
    }

    @Test
    void aLogSegmentMissingBeforeTheTarget() throws LabException {
        Lie lie = theatre.lie("missing-before");
        lie.inRepository("rm " + ARCHIVE + segment(-2));
        lie.restoreTest().caught("archive-contiguous", "is missing");
    }

    @Test
    void aLogSegmentMissingAfterTheTarget() throws LabException {
        Lie lie = theatre.lie("missing-after");
        lie.inRepository("rm " + ARCHIVE + segment(-2));
        lie.restoreTest("point=random", "seed=4711").caught("archive-contiguous", "is missing");
    }

    @Test
    void anOldBackupPutInTheNewOnesPlace() throws LabException {
        Lie lie = theatre.lie("old-for-new");
        lie.inRepository("cd " + BACKUPS + " && rm -rf " + theatre.newLabel() + " && cp -a " + theatre.oldLabel() + " "
                + theatre.newLabel());
        lie.restoreTest().caught("restore-failed", theatre.oldLabel());
    }

    /** A segment's file, counted from the newest: -1. */
    private String segment(int fromTheEnd) {
        return theatre.segments().get(theatre.segments().size() + fromTheEnd);
    }

    /** The largest object of the newest backup. */
    private String largest(Lie lie) throws LabException {
        return lie.inRepository("find " + BACKUPS + theatre.newLabel()
                + " -type f ! -name 'backup.manifest*' -printf '%s %p\\n' | sort -n | tail -1 | cut -d' ' -f2");
    }
}
