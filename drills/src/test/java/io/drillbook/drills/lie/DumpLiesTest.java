package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.runbooks.call.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be wrong with a logical dump and its restore. */
@Tag("server")
@OnTheTheatre
final class DumpLiesTest {
    private static final String PROGRAMS = "/usr/lib/postgresql/17/bin/";

    private final Theatre theatre = Theatre.shared();

    @Test
    void aGoodDumpPassesWithNamesMadeToHurt() throws LabException {
        Told told = restoreTest(theatre.lie("dump-none"));
        told.passed();
        assertThat(told.record().checks())
                .anyMatch(check -> check.id().equals("tables-a\"; drop table x; --")
                        && check.actual().equals("1 equal"));
        for (LabHost host : new LabHost[] {LabHost.FIRST, LabHost.SECOND, LabHost.SANDBOX}) {
            assertThat(theatre.tryRoot(host, "ls /tmp/injected").succeeded())
                    .as("injected on " + host)
                    .isFalse();
        }
    }

    @Test
    void aPrefixThatLooksLikeACommandIsOnlyAName() throws LabException, IOException {
        Lie lie = theatre.lie("prefix");
        lie.inventory("prefix: lies/prefix/", "prefix: \"lies/$(id)/\"");
        lie.run("logical-backup", theatre.stage().settings().library()).passed();
        restoreTest(lie).passed();
        assertThat(theatre.root(LabHost.STORE, "ls '" + Theatre.BUCKET + "/lies/$(id)/dumps/orders'"))
                .isNotEmpty();
    }

    @Test
    void aDumpThatEndedEarlyWithExitCodeZero() throws LabException {
        theatre.root(LabHost.FIRST, "mv " + PROGRAMS + "pg_dump " + PROGRAMS + "pg_dump.real");
        try {
            theatre.root(
                    LabHost.FIRST,
                    "printf '#!/bin/bash\\n%spg_dump.real \"$@\" | head -c 3000\\nexit 0\\n' " + PROGRAMS + " > "
                            + PROGRAMS + "pg_dump && chmod 755 " + PROGRAMS + "pg_dump");
            String before = dumps();
            Finished backup = theatre.stage().run("logical-backup", "cluster=orders");
            assertThat(backup.exit()).as(backup.toString()).isEqualTo(1);
            assertThat(backup.record().path("failure").path("code").asText()).isEqualTo("dump-ended-early");
            assertThat(dumps()).as("dumps that count").isEqualTo(before);
        } finally {
            theatre.root(LabHost.FIRST, "mv " + PROGRAMS + "pg_dump.real " + PROGRAMS + "pg_dump");
        }
    }

    @Test
    void aRestoreThatPrintedErrorsAndExitedZero() throws LabException {
        Lie lie = theatre.lie("dump-errors");
        theatre.root(LabHost.SANDBOX, "mv " + PROGRAMS + "psql " + PROGRAMS + "psql.real");
        try {
            // Forgets the role that owns everything, and takes no error for an end.
            theatre.write(
                    PROGRAMS + "psql",
                    "#!/bin/bash\nsed 's/^CREATE ROLE shop;//' | " + PROGRAMS
                            + "psql.real \"$@\" -v ON_ERROR_STOP=0\nexit 0\n",
                    "755");
            restoreTest(lie).caughtAs(Outcome.FAILED, "load-complained", "role \"shop\" does not exist");
        } finally {
            theatre.root(LabHost.SANDBOX, "mv " + PROGRAMS + "psql.real " + PROGRAMS + "psql");
        }
    }

    @Test
    void aTruncatedDump() throws LabException {
        Lie lie = theatre.lie("dump-truncated");
        lie.inRepository("truncate -s -1000 " + largest(lie));
        restoreTest(lie).caughtAs(Outcome.FAILED, "undecipherable", "missing or were changed");
    }

    @Test
    void aByteFlippedInADump() throws LabException {
        Lie lie = theatre.lie("dump-flipped");
        lie.flip(largest(lie));
        restoreTest(lie).caughtAs(Outcome.FAILED, "undecipherable", "missing or were changed");
    }

    @Test
    void theWrongKeyOfADump() throws IOException {
        Lie lie = theatre.lie("dump-key");
        lie.inventory("passphrase: orders-dump", "passphrase: orders-act");
        restoreTest(lie).caughtAs(Outcome.FAILED, "undecipherable", "passphrase is another one");
    }

    @Test
    void aDumpsObjectDeleted() throws LabException {
        Lie lie = theatre.lie("dump-deleted");
        lie.inRepository("rm " + largest(lie));
        restoreTest(lie).caughtAs(Outcome.FAILED, "object-missing");
    }

    private Told restoreTest(Lie lie) {
        return lie.run("logical-restore-test", theatre.stage().settings().library());
    }

    private String dumps() throws LabException {
        return theatre.root(LabHost.STORE, "find " + Theatre.BUCKET + "/dumps -name manifest.json | sort");
    }

    private static String largest(Lie lie) throws LabException {
        return lie.inRepository("find dumps -name '*.gpg' -printf '%s %p\\n' | sort -n | tail -1 | cut -d' ' -f2");
    }
}
