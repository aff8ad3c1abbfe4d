package io.drillbook.drills.lab.server;

import io.drillbook.drills.lab.engine.Containers;
import io.drillbook.drills.lab.engine.FileBundle;
import io.drillbook.drills.lab.layout.BackupConfiguration;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.problem.LabException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The two nodes of the cluster: one primary, one standby that streams from it. */
public final class PostgresqlPair {
    private static final String TOOLS = "/usr/local/lib/drillbook/";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration COPY = Duration.ofMinutes(10);
    private static final Duration STREAMING = Duration.ofSeconds(15);

    private final NodeShell shell;
    private final Containers containers;
    private final LabName name;
    private final Consumer<String> progress;

    public PostgresqlPair(NodeShell shell, Containers containers, LabName name, Consumer<String> progress) {
        this.shell = shell;
        this.containers = containers;
        this.name = name;
        this.progress = progress;
    }

    /**
     * Finds the primary, starts it, or makes it when neither node has data.
     *
     * @param logins SQL for the first logins
     */
    public LabHost ensurePrimary(FileBundle logins) throws LabException {
        NodeRole first = awake(LabHost.FIRST);
        NodeRole second = awake(LabHost.SECOND);
        if (first instanceof NodeRole.Primary(long one)) {
            // Two of them: the higher timeline is the one that was promoted last, and the other is made anew from it.
            return second instanceof NodeRole.Primary(long two) && two > one ? LabHost.SECOND : LabHost.FIRST;
        }
        if (second instanceof NodeRole.Primary) {
            return LabHost.SECOND;
        }
        if (!(first instanceof NodeRole.Empty) || !(second instanceof NodeRole.Empty)) {
            throw new LabException(
                    "lab-no-primary",
                    "neither node of the lab is a primary: pg-1 is " + first + ", pg-2 is " + second,
                    "make the lab anew: drillbook lab down, then drillbook lab up");
        }
        progress.accept("making the primary, pg-1");
        containers.copy(name.container(LabHost.FIRST.text()), logins);
        shell.check(LabHost.FIRST, START, List.of(TOOLS + "make-primary"));
        return LabHost.FIRST;
    }

    /** Makes the other node stream from the primary, in the gentlest way that works. */
    public void ensureStandby(LabHost primary) throws LabException {
        LabHost standby = other(primary);
        if (awake(standby) instanceof NodeRole.Standby && streams(primary, standby, STREAMING)) {
            return;
        }
        progress.accept("making the standby, " + standby.text() + ", from " + primary.text());
        shell.check(
                standby,
                COPY,
                List.of(TOOLS + "make-standby", primary.text(), standby.text().replace('-', '_')));
        if (!streams(primary, standby, STREAMING)) {
            throw new LabException(
                    "lab-standby-silent",
                    standby.text() + " does not stream from " + primary.text() + " within " + STREAMING.toSeconds()
                            + " s",
                    "see: docker logs " + name.container(standby.text()));
        }
    }

    /** Makes the backup repository know the cluster. */
    public void createStanza(LabHost primary) throws LabException {
        progress.accept("making the backup repository");
        shell.check(primary, START, List.of("pgbackrest", "--stanza=" + BackupConfiguration.STANZA, "stanza-create"));
    }

    /** The node that is not this one. */
    public static LabHost other(LabHost node) {
        return node == LabHost.FIRST ? LabHost.SECOND : LabHost.FIRST;
    }

    private NodeRole awake(LabHost host) throws LabException {
        NodeRole role = NodeRole.of(shell, host);
        if (!(role instanceof NodeRole.Down)) {
            return role;
        }
        progress.accept("starting PostgreSQL on " + host.text());
        shell.run(host, START, List.of(TOOLS + "start-postgresql"));
        return NodeRole.of(shell, host);
    }

    private boolean streams(LabHost primary, LabHost standby, Duration limit) throws LabException {
        Instant end = Instant.now().plus(limit);
        String sql = "select 1 from pg_stat_wal_receiver where status = 'streaming' and sender_host = '"
                + primary.text() + "'";
        while (shell.query(standby, "postgres", sql).isEmpty()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Pause.of(Duration.ofMillis(200));
        }
        return true;
    }
}
