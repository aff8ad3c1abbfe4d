package io.drillbook.runbooks.expression;

import dev.cel.common.exceptions.CelDivideByZeroException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import io.drillbook.runbooks.type.DataSize;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Computing with numbers, texts, durations, sizes, times and lists. Out of range is an error, never a wrap-around. */
final class Arithmetic {
    private final List<CelFunctionBinding> overloads = new ArrayList<>();
    private final String prefix;

    private Arithmetic(String prefix) {
        this.prefix = prefix;
    }

    static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        bindings.addAll(plus().boundTo("_+_"));
        bindings.addAll(minus().boundTo("_-_"));
        bindings.addAll(times().boundTo("_*_"));
        bindings.addAll(dividedBy().boundTo("_/_"));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "-_",
                CelFunctionBinding.from("negate_whole", Long.class, Arithmetic::negate),
                CelFunctionBinding.from("negate_number", Double.class, number -> -number),
                CelFunctionBinding.from("negate_duration", Duration.class, Duration::negated)));
        return bindings;
    }

    private static Arithmetic plus() {
        return new Arithmetic("add")
                .with(Long.class, Long.class, Math::addExact)
                .with(Double.class, Double.class, Double::sum)
                .with(String.class, String.class, String::concat)
                .with(Duration.class, Duration.class, Duration::plus)
                .with(Instant.class, Duration.class, Instant::plus)
                .with(Duration.class, Instant.class, (duration, time) -> time.plus(duration))
                .with(
                        DataSize.class,
                        DataSize.class,
                        (left, right) -> new DataSize(Math.addExact(left.bytes(), right.bytes())))
                .with(List.class, List.class, Arithmetic::concatenate);
    }

    private static Arithmetic minus() {
        return new Arithmetic("subtract")
                .with(Long.class, Long.class, Math::subtractExact)
                .with(Double.class, Double.class, (left, right) -> left - right)
                .with(Duration.class, Duration.class, Duration::minus)
                .with(Instant.class, Duration.class, Instant::minus)
                .with(Instant.class, Instant.class, (left, right) -> Duration.between(right, left))
                .with(DataSize.class, DataSize.class, Amounts::minus);
    }

    private static Arithmetic times() {
        return new Arithmetic("multiply")
                .with(Long.class, Long.class, Math::multiplyExact)
                .with(Double.class, Double.class, (left, right) -> left * right)
                .with(Duration.class, Long.class, Amounts::times)
                .with(Duration.class, Double.class, Amounts::times)
                .with(Long.class, Duration.class, (factor, duration) -> Amounts.times(duration, factor))
                .with(Double.class, Duration.class, (factor, duration) -> Amounts.times(duration, factor))
                .with(DataSize.class, Long.class, Amounts::times)
                .with(DataSize.class, Double.class, Amounts::times)
                .with(Long.class, DataSize.class, (factor, size) -> Amounts.times(size, factor))
                .with(Double.class, DataSize.class, (factor, size) -> Amounts.times(size, factor));
    }

    private static Arithmetic dividedBy() {
        return new Arithmetic("divide")
                .with(Long.class, Long.class, Arithmetic::divide)
                .with(Double.class, Double.class, (left, right) -> left / right)
                .with(Duration.class, Duration.class, Amounts::ratio)
                .with(Duration.class, Long.class, Amounts::dividedBy)
                .with(Duration.class, Double.class, Amounts::dividedBy)
                .with(DataSize.class, DataSize.class, Amounts::ratio)
                .with(DataSize.class, Long.class, Amounts::dividedBy)
                .with(DataSize.class, Double.class, Amounts::dividedBy);
    }

    private <L, R> Arithmetic with(Class<L> left, Class<R> right, CelFunctionOverload.Binary<L, R> compute) {
        String id = prefix + "_" + left.getSimpleName() + "_" + right.getSimpleName();
        overloads.add(CelFunctionBinding.from(id, left, right, (one, other) -> {
            try {
                return compute.apply(one, other);
            } catch (ArithmeticException | DateTimeException outOfRange) {
                throw new CelNumericOverflowException(outOfRange);
            }
        }));
        return this;
    }

    private Iterable<CelFunctionBinding> grouped(String function) {
        return CelFunctionBinding.fromOverloads(function, overloads);
    }

    private List<CelFunctionBinding> boundTo(String function) {
        List<CelFunctionBinding> bound = new ArrayList<>();
        grouped(function).forEach(bound::add);
        return bound;
    }

    private static Long negate(Long number) {
        if (number == Long.MIN_VALUE) {
            throw new CelNumericOverflowException("-" + number);
        }
        return -number;
    }

    private static Long divide(Long left, Long right) {
        if (right == 0) {
            throw new CelDivideByZeroException();
        }
        return Math.divideExact(left, right);
    }

    private static List<Object> concatenate(List<?> left, List<?> right) {
        List<Object> all = new ArrayList<>(left.size() + right.size());
        all.addAll(left);
        all.addAll(right);
        return all;
    }
}
