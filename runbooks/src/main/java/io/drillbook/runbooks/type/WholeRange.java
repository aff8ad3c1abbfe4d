package io.drillbook.runbooks.type;

import java.math.BigInteger;

/**
 * The whole numbers a value may have: those that every JSON reader keeps exactly, ±(2^53 - 1). Larger identifiers are
 * texts.
 */
public final class WholeRange {
    public static final long LARGEST = (1L << 53) - 1;

    private WholeRange() {}

    public static boolean holds(long value) {
        return -LARGEST <= value && value <= LARGEST;
    }

    public static boolean holds(BigInteger value) {
        return value.bitLength() < Long.SIZE && holds(value.longValueExact());
    }

    /** What to tell about a number out of range. */
    public static String refusal(Object value) {
        return value + " is beyond ±" + LARGEST + ", the whole numbers JSON keeps exactly; pass it as a text";
    }
}
