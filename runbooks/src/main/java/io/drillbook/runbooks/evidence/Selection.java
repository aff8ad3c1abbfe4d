package io.drillbook.runbooks.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which runs are meant.
 *
 * @param from RFC 3339, entries written then or later
 * @param to RFC 3339, entries written before
 * @param control what the runs support; absent in heads that were signed before there was a choice of it
 */
public record Selection(
        Optional<String> target,
        Optional<String> runbook,
        Optional<String> from,
        Optional<String> to,
        Optional<OfControl> control) {
    /** Every run. */
    public static final Selection ALL =
            new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A control as a claim table maps it, written out so that whoever verifies needs no table.
     *
     * @param table version of the claim table
     * @param kinds of runs that support the control by it
     */
    public record OfControl(String framework, String control, String table, List<String> kinds) {
        public OfControl {
            kinds = List.copyOf(kinds);
        }
    }

    /** Whatever the runs support. */
    public Selection(Optional<String> target, Optional<String> runbook, Optional<String> from, Optional<String> to) {
        this(target, runbook, from, to, Optional.empty());
    }

    public Selection {
        from.ifPresent(Instant::parse);
        to.ifPresent(Instant::parse);
    }

    /** Whether an entry is meant; keys always are. */
    public boolean holds(ChainEntry entry) {
        if (entry.run().isEmpty()) {
            return true;
        }
        RunLine run = entry.run().get();
        Instant at = Instant.parse(entry.at());
        return target.map(run.target()::equals).orElse(true)
                && control.map(claim -> claim.kinds().contains(run.kind())).orElse(true)
                && runbook.map(name ->
                                run.runbook().equals(name) || run.runbook().endsWith("." + name))
                        .orElse(true)
                && from.map(Instant::parse).map(start -> !at.isBefore(start)).orElse(true)
                && to.map(Instant::parse).map(at::isBefore).orElse(true);
    }

    /** In words. */
    public String words() {
        List<String> words = new ArrayList<>();
        target.ifPresent(name -> words.add("target " + name));
        runbook.ifPresent(name -> words.add("runbook " + name));
        from.ifPresent(start -> words.add("from " + start));
        to.ifPresent(end -> words.add("before " + end));
        control.ifPresent(claim -> words.add("control " + claim.control() + " of " + claim.framework()
                + ", claim table " + claim.table() + ": " + String.join(", ", claim.kinds())));
        return words.isEmpty() ? "all runs" : String.join(", ", words);
    }
}
