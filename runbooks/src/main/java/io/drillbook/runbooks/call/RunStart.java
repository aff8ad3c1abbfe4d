package io.drillbook.runbooks.call;

import io.drillbook.runbooks.plan.Plan;
import java.util.Optional;

/**
 * A run workflow's whole input.
 *
 * @param trigger what starts it: person, demo, test, schedule
 * @param starter who starts it, as the program sees it
 * @param carried how far the run came, when it goes on in a new history; written and read by its workflow alone
 * @param proof what people signed for it
 */
public record RunStart(
        Plan plan, String trigger, String starter, Optional<String> carried, Optional<StartProof> proof) {
    /** A run that begins. */
    public RunStart(Plan plan, String trigger, String starter) {
        this(plan, trigger, starter, Optional.empty(), Optional.empty());
    }

    /** A run for which people signed something. */
    public RunStart(Plan plan, String trigger, String starter, Optional<StartProof> proof) {
        this(plan, trigger, starter, Optional.empty(), proof);
    }

    /** The same run, further on. */
    public RunStart carrying(String state) {
        return new RunStart(plan, trigger, starter, Optional.of(state), proof);
    }
}
