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
 * @param resumption what it takes over, when it takes up a run that ended
 * @param ticket of the change or the incident it belongs to, as whoever starts it names it
 */
public record RunStart(
        Plan plan,
        String trigger,
        String starter,
        Optional<String> carried,
        Optional<StartProof> proof,
        Optional<Resumption> resumption,
        Optional<String> ticket) {
    /** How long the name of a ticket may be. */
    public static final int LONGEST_TICKET = 200;

    /** A run that begins. */
    public RunStart(Plan plan, String trigger, String starter) {
        this(plan, trigger, starter, Optional.empty());
    }

    /** A run for which people signed something. */
    public RunStart(Plan plan, String trigger, String starter, Optional<StartProof> proof) {
        this(plan, trigger, starter, Optional.empty(), proof, Optional.empty(), Optional.empty());
    }

    /** The same run, further on; what it took over is part of its state by then. */
    public RunStart carrying(String state) {
        return new RunStart(plan, trigger, starter, Optional.of(state), proof, Optional.empty(), ticket);
    }

    /** The same, taken up by somebody. */
    public RunStart by(String person, String why, Optional<StartProof> signed, Resumption taken) {
        return new RunStart(plan, why, person, Optional.empty(), signed, Optional.of(taken), ticket);
    }

    /** The same, for a ticket. */
    public RunStart forTicket(Optional<String> named) {
        return new RunStart(plan, trigger, starter, carried, proof, resumption, named);
    }
}
