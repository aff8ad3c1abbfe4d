package io.drillbook.runbooks.json;

import io.drillbook.runbooks.type.WholeRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** A JSON number as ECMAScript prints it, as RFC 8785 wants it. */
final class CanonicalNumber {
    private CanonicalNumber() {}

    /** @throws IllegalArgumentException when readers that keep numbers as doubles would see, or write, another number */
    static String ofWhole(BigInteger value) {
        String digits = value.toString();
        // A large double prints without a point, so that a canonical text read again holds whole numbers like this one.
        if (!WholeRange.holds(value) && !digits.equals(printed(value.doubleValue()))) {
            throw new IllegalArgumentException(WholeRange.refusal(value));
        }
        return digits;
    }

    /** @throws IllegalArgumentException for NaN and infinite numbers */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        // The number is 0.digits times ten to the power of point.
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + layOut(digits, point);
    }

    private static String printed(double value) {
        return Double.isFinite(value) ? of(value) : "";
    }

    /** The shortest digits that read back as this number; Double.toString never gives fewer than two. */
    private static BigDecimal shortest(double value) {
        BigDecimal one = new BigDecimal(value).round(new MathContext(1, RoundingMode.HALF_EVEN));
        BigDecimal best = one.doubleValue() == value ? one : new BigDecimal(Double.toString(value));
        return best.stripTrailingZeros();
    }

    /** ECMA-262, Number::toString, steps 6 to 10. */
    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String sign = exponent < 0 ? "-" : "+";
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + sign + Math.abs(exponent);
    }
}
