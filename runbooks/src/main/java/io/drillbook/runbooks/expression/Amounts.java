package io.drillbook.runbooks.expression;

import dev.cel.common.exceptions.CelDivideByZeroException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import io.drillbook.runbooks.type.DataSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations and sizes as amounts: scaled to the nanosecond and to the byte, halves away from zero. */
final class Amounts {
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

    private Amounts() {}

    static DataSize minus(DataSize left, DataSize right) {
        if (left.compareTo(right) < 0) {
            throw new CelNumericOverflowException(left + " - " + right + " is below zero, and a size is not");
        }
        return new DataSize(left.bytes() - right.bytes());
    }

    static Duration times(Duration duration, Number factor) {
        return duration(nanos(duration).multiply(exact(factor)));
    }

    static Duration dividedBy(Duration duration, Number divisor) {
        return duration(nanos(duration).divide(notZero(divisor), MathContext.DECIMAL128));
    }

    static DataSize times(DataSize size, Number factor) {
        return size(BigDecimal.valueOf(size.bytes()).multiply(exact(factor)));
    }

    static DataSize dividedBy(DataSize size, Number divisor) {
        return size(BigDecimal.valueOf(size.bytes()).divide(notZero(divisor), MathContext.DECIMAL128));
    }

    static Double ratio(Duration left, Duration right) {
        return ratio(nanos(left), nanos(right));
    }

    static Double ratio(DataSize left, DataSize right) {
        return ratio(BigDecimal.valueOf(left.bytes()), BigDecimal.valueOf(right.bytes()));
    }

    private static Double ratio(BigDecimal left, BigDecimal right) {
        return left.divide(notZero(right), MathContext.DECIMAL128).doubleValue();
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigDecimal.valueOf(duration.getNano()));
    }

    private static Duration duration(BigDecimal nanos) {
        BigDecimal[] parts =
                nanos.setScale(0, RoundingMode.HALF_UP).divideAndRemainder(NANOS_PER_SECOND, MathContext.UNLIMITED);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static DataSize size(BigDecimal bytes) {
        if (bytes.signum() < 0) {
            throw new CelNumericOverflowException("a size is not below zero");
        }
        return new DataSize(bytes.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (!Double.isFinite(number.doubleValue())) {
            throw new CelNumericOverflowException("no amount is scaled by " + number);
        }
        return BigDecimal.valueOf(number.doubleValue());
    }

    private static BigDecimal notZero(Number number) {
        return notZero(exact(number));
    }

    private static BigDecimal notZero(BigDecimal number) {
        if (number.signum() == 0) {
            throw new CelDivideByZeroException();
        }
        return number;
    }
}
