package io.drillbook.runbooks;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.inventory.Sandbox;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small catalogue with an action of every risk and inputs of every type. */
public final class SampleActions {
    public static final ActionCatalog CATALOG = ActionCatalog.of(List.of(
            ActionSignatures.of(
                    "sample.observe", "Looks at a cluster", Risk.R0, "Reads", false, Observe.class, Observed.class),
            ActionSignatures.of(
                    "sample.backup", "Backs up", Risk.R1, "Finds its label", true, Backup.class, Backed.class),
            ActionSignatures.of(
                    "sample.restart", "Restarts a node", Risk.R2, "Finds it up", false, OneNode.class, Nothing.class),
            ActionSignatures.of(
                    "sample.drop", "Drops a slot", Risk.R3, "Finds it gone", false, OneNode.class, Nothing.class),
            ActionSignatures.of("sample.make", "Makes a folder", Risk.R1, "Finds it", false, Place.class, Made.class),
            ActionSignatures.of(
                    "sample.remove", "Removes a folder", Risk.R1, "Finds it gone", false, Place.class, Nothing.class),
            ActionSignatures.of(
                    "sample.configure", "Sets many things", Risk.R0, "Reads", false, Settings.class, Nothing.class),
            ActionSignatures.of("sample.say", "Says something", Risk.R0, "Says it", false, Say.class, Nothing.class)));

    private SampleActions() {}

    record Observe(@About("The cluster") Cluster cluster) {}

    record Observed(
            Node primary, Optional<Node> standby, Duration lag, Verdict verdict, List<Node> nodes, DataSize size) {}

    enum Kind {
        FULL,
        INCREMENTAL
    }

    record Backup(
            Cluster cluster,
            Node from,
            Kind kind,
            @About("Files to keep") long keep) {}

    record Backed(String label, DataSize size, Duration took, Optional<Instant> ended) {}

    record OneNode(Node node) {}

    record Place(Sandbox sandbox) {}

    record Made(String path) {}

    record Limits(DataSize most, Optional<Duration> age) {}

    record Settings(
            Optional<Boolean> verbose,
            Optional<Double> ratio,
            Optional<Instant> at,
            Optional<SecretReference> password,
            Optional<Limits> limits,
            Optional<Kind> kind,
            Optional<Long> count,
            Optional<String> text,
            Optional<Duration> age,
            Optional<List<Long>> numbers,
            Optional<Map<String, Duration>> waits) {}

    record Say(String text) {}

    record Nothing() {}
}
