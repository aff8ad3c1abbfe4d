package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.ValueException;
import java.util.Optional;

/** Turns what was thrown inside the interpreter into a failure with a stable code. */
final class Faults {
    private Faults() {}

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case StepFault fault -> fault.failure();
            case ValueException value -> Failure.of("value-unreadable", FailureKind.INTERNAL, value.getMessage() + "");
            case StackOverflowError deep ->
                new Failure(
                        "nested-too-deep",
                        FailureKind.LIMIT,
                        "an expression or a value is nested too deep to be evaluated",
                        Optional.of("Split it over several steps."));
            default ->
                new Failure(
                        "engine-error",
                        FailureKind.INTERNAL,
                        thrown.getClass().getSimpleName() + ": " + thrown.getMessage(),
                        Optional.of("This is a fault of Drillbook; report it with the runbook that shows it."));
        };
    }
}
