package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.Continues;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.StartProof;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a run when it begins.
 *
 * @param runId current execution; differs from the identity's first run id after a reset
 * @param interpreter version of the interpreter, stamped by the first task
 * @param reset whether somebody reset the run to an earlier point of its history
 * @param proof what people signed for the run
 * @param continues the run that it takes up, when it does
 * @param ticket of the change or the incident it belongs to
 */
public record Beginning(
        RunIdentity identity,
        String runId,
        RunFacts facts,
        String trigger,
        String starter,
        String interpreter,
        Instant at,
        boolean reset,
        Optional<StartProof> proof,
        Optional<Continues> continues,
        Optional<String> ticket) {
    /** Of a run without a ticket. */
    public Beginning(
            RunIdentity identity,
            String runId,
            RunFacts facts,
            String trigger,
            String starter,
            String interpreter,
            Instant at,
            boolean reset,
            Optional<StartProof> proof,
            Optional<Continues> continues) {
        this(identity, runId, facts, trigger, starter, interpreter, at, reset, proof, continues, Optional.empty());
    }

    /** Of a run that takes up no other. */
    public Beginning(
            RunIdentity identity,
            String runId,
            RunFacts facts,
            String trigger,
            String starter,
            String interpreter,
            Instant at,
            boolean reset,
            Optional<StartProof> proof) {
        this(identity, runId, facts, trigger, starter, interpreter, at, reset, proof, Optional.empty());
    }
}
