package io.drillbook.drills.lab.server;

import io.drillbook.drills.lab.layout.BackupConfiguration;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a node is at this moment. */
public sealed interface NodeRole {
    /** It has no data. */
    record Empty() implements NodeRole {}

    /** It has data and no server answers. */
    record Down() implements NodeRole {}

    /** It takes writes. */
    record Primary(long timeline) implements NodeRole {}

    /** It follows. */
    record Standby() implements NodeRole {}

    /** Looks. */
    static NodeRole of(NodeShell shell, LabHost host) throws LabException {
        Optional<String> answer = shell.query(
                host,
                "postgres",
                "select pg_is_in_recovery(), case when pg_is_in_recovery() then 0 else"
                        + " ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end");
        if (answer.isPresent()) {
            String[] words = answer.get().split(" ", 2);
            return words[0].equals("t") ? new Standby() : new Primary(Long.parseLong(words[1]));
        }
        boolean hasData = shell.run(
                        host, Duration.ofSeconds(10), List.of("test", "-s", BackupConfiguration.DATA + "/PG_VERSION"))
                .succeeded();
        return hasData ? new Down() : new Empty();
    }
}
