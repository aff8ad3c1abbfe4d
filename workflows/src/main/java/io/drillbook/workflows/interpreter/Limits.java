package io.drillbook.workflows.interpreter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.type.DataSize;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How large values may be. The server ends a run without {@code finally} when a payload is over 2 MiB. */
public final class Limits {
    /** Of an act's input. */
    static final long INPUT = 1L << 20;

    /** Of a step's output and of the run's outputs. */
    static final long OUTPUT = 256L << 10;

    /** How many undos a run may register. */
    static final int UNDOS = 2000;

    /** How many items a loop may have. */
    static final int ITEMS = 10_000;

    /** How many steps' states a run keeps before those of ended items are let go. */
    static final int KEPT_STEPS = 1000;

    /** How many more are kept of items that failed. */
    static final int KEPT_FAILED_STEPS = 500;

    /** How many ended items of one loop are kept. */
    static final int KEPT_ITEMS = 100;

    /** Of a run's record. */
    public static final long RECORD = 1536L << 10;

    private Limits() {}

    private static long canonicalSize(String what, Object value) {
        try {
            return CanonicalJson.of(value).getBytes(StandardCharsets.UTF_8).length;
        } catch (IllegalArgumentException formless) {
            throw new StepFault(
                    "value-unwritable",
                    FailureKind.CHECK_FAILED,
                    what + " cannot be recorded: " + formless.getMessage());
        }
    }

    /** Bytes of the value's JSON. */
    public static long size(Object value) {
        try {
            return Json.mapper().writeValueAsBytes(value).length;
        } catch (JsonProcessingException unwritable) {
            throw new StepFault("value-unwritable", FailureKind.INTERNAL, unwritable.getOriginalMessage());
        }
    }

    /**
     * A failure when the value is larger than the limit.
     *
     * @throws StepFault when it has no canonical form; the run's record could not be hashed with it
     */
    static Optional<Failure> tooLarge(String what, String code, Object value, long limit) {
        long size = canonicalSize(what, value);
        if (size <= limit) {
            return Optional.empty();
        }
        return Optional.of(new Failure(
                code,
                FailureKind.LIMIT,
                what + " has " + new DataSize(size) + ", the limit is " + new DataSize(limit),
                Optional.of("Keep what is large in storage and pass where it lies.")));
    }
}
