package io.drillbook.activities.failure;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import java.util.Optional;

/** An act's failure. Its text holds no secret. */
public final class ActionException extends Exception {
    private final transient Failure failure;

    public ActionException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public ActionException(String code, FailureKind kind, String message, String hint) {
        this(new Failure(code, kind, message, Optional.of(hint)));
    }

    public Failure failure() {
        return failure;
    }
}
