package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;

/** A step cannot go on. Thrown and caught inside the interpreter. */
final class StepFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    StepFault(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    StepFault(String code, FailureKind kind, String message) {
        this(Failure.of(code, kind, message));
    }

    Failure failure() {
        return failure;
    }
}
