package io.drillbook.runbooks;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.action.Measurement;
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
                            "sample.begin_failover",
                            "Starts a probe",
                            Risk.R1,
                            "Finds it",
                            true,
                            Begin.class,
                            Begun.class),
                    ActionSignatures.of(
                            "sample.look_failover", "Looks at it", Risk.R0, "Reads", false, Look.class, Live.class),
                    ActionSignatures.of(
                            "sample.end_failover", "Ends it", Risk.R1, "Reads it again", true, End.class, Outage.class),
                    ActionSignatures.of(
                            "sample.stop_failover",
                            "Stops it",
                            Risk.R1,
                            "Finds it gone",
                            false,
                            Stop.class,
                            Nothing.class),
                    ActionSignatures.of(
                            "sample.observe",
                            "Looks at a cluster",
                            Risk.R0,
                            "Reads",
                            false,
                            Observe.class,
                            Observed.class),
                    ActionSignatures.of(
                            "sample.backup", "Backs up", Risk.R1, "Finds its label", true, Backup.class, Backed.class),
                    ActionSignatures.of(
                            "sample.restart",
                            "Restarts a node",
                            Risk.R2,
                            "Finds it up",
                            false,
                            OneNode.class,
                            Nothing.class),
                    ActionSignatures.of(
                            "sample.drop",
                            "Drops a slot",
                            Risk.R3,
                            "Finds it gone",
                            false,
                            OneNode.class,
                            Nothing.class),
                    ActionSignatures.of(
                            "sample.make", "Makes a folder", Risk.R1, "Finds it", false, Place.class, Made.class),
                    ActionSignatures.of(
                            "sample.remove",
                            "Removes a folder",
                            Risk.R1,
                            "Finds it gone",
                            false,
                            Place.class,
                            Nothing.class),
                    ActionSignatures.of(
                            "sample.configure",
                            "Sets many things",
                            Risk.R0,
                            "Reads",
                            false,
                            Settings.class,
                            Nothing.class),
                    ActionSignatures.of(
                            "sample.say", "Says something", Risk.R0, "Says it", false, Say.class, Nothing.class)))
            .with(List.of(new Measurement(
                    "sample.failover",
                    "How long writes failed, and how many were lost",
                    "cluster",
                    "sample.begin_failover",
                    "sample.look_failover",
                    "sample.end_failover",
                    "sample.stop_failover")));

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

    record Begin(
            Cluster cluster,
            Duration every,

            @About("How long all must go well before the steps")
            Duration steady) {}

    record Probe(String mark, Instant steadyAt) {}

    record Begun(Probe probe) {}

    record Look(Probe probe) {}

    record Live(long writableNodes, long failed) {}

    record End(
            Cluster cluster,
            Probe probe,
            boolean cutShort,

            @About("Writes in a row that make it stable again")
            Optional<Long> stable,

            Optional<Instant> decidedAt) {}

    record Outage(Optional<Duration> rtoService, long lostWrites, Verdict verdict) {}

    record Stop(Cluster cluster, String begunBy) {}

    record Say(String text) {}

    record Nothing() {}
}
