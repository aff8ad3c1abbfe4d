package io.drillbook.runbooks.expression;

import java.math.BigDecimal;

/** The order of whole numbers and numbers among each other, exact where a double would round a large whole number. */
final class NumberOrder {
    private NumberOrder() {}

    /** @param left and {@code right}: neither is NaN */
    static int compare(Number left, Number right) {
        if (Double.isInfinite(left.doubleValue()) || Double.isInfinite(right.doubleValue())) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
    }
}
