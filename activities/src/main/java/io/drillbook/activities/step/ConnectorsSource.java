package io.drillbook.activities.step;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.activities.host.JobLog;
import io.drillbook.activities.secret.SecretCleaner;
import java.util.List;

/** Gives each act its own connectors. */
@FunctionalInterface
public interface ConnectorsSource {
    /** The connectors of one act. */
    interface ActConnectors extends Connectors, AutoCloseable {
        /** From another thread: breaks everything that is open, so that whatever waits on it fails at once. */
        void cut();

        /** What the act's jobs on hosts printed, of those that were seen ended. */
        default List<JobLog> logs() {
            return List.of();
        }

        /** Closes what the act left open. */
        @Override
        void close();
    }

    /**
     * @param cleaner told every secret that is resolved
     * @param target name of the locked target, whose fencing tokens a host compares
     */
    ActConnectors open(SecretCleaner cleaner, String target);
}
