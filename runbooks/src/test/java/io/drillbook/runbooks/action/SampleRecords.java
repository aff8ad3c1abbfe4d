package io.drillbook.runbooks.action;

import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records as handlers of actions have them. */
final class SampleRecords {
    private SampleRecords() {}

    enum Mode {
        FULL,
        POINT_IN_TIME,
        AS_IS
    }

    @About("What to back up")
    record BackUpInput(
            @About("Its label") String label,
            @About("How") Mode mode,
            @About("Most that may be read, a second") Optional<DataSize> maxRate,
            @About("Key to encrypt with") SecretReference encryptionKey,
            List<Server> servers) {}

    record Server(
            @About("Name") String hostName, @About("Port") int port) {}

    record BackUpOutput(
            @About("Bytes | rows read") long rowCount,
            double ratio,
            boolean verified,
            Duration took,
            DataSize size,
            Instant endedAt,
            Map<String, List<Double>> rates,
            Optional<Server> source) {}

    record Plain(String text) {}

    record Nothing() {}
}
