package io.drillbook.runbooks.expression;

import com.google.errorprone.annotations.Immutable;
import dev.cel.runtime.CelFunctionBinding;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The four comparisons by order, for every type that has one. */
final class Comparisons {
    private Comparisons() {}

    static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        bindings.addAll(comparison("_<_", "less", order -> order < 0));
        bindings.addAll(comparison("_<=_", "less_equals", order -> order <= 0));
        bindings.addAll(comparison("_>_", "greater", order -> order > 0));
        bindings.addAll(comparison("_>=_", "greater_equals", order -> order >= 0));
        return bindings;
    }

    private static Iterable<CelFunctionBinding> overloads(String function, List<CelFunctionBinding> overloads) {
        return CelFunctionBinding.fromOverloads(function, overloads);
    }

    private static List<CelFunctionBinding> comparison(String function, String id, Holds holds) {
        List<CelFunctionBinding> overloads = new ArrayList<>();
        overloads.add(same(id + "_whole", Long.class, holds));
        overloads.add(number(id + "_number", Double.class, Double.class, holds));
        overloads.add(number(id + "_whole_number", Long.class, Double.class, holds));
        overloads.add(number(id + "_number_whole", Double.class, Long.class, holds));
        overloads.add(same(id + "_text", String.class, holds));
        overloads.add(same(id + "_duration", Duration.class, holds));
        overloads.add(same(id + "_time", Instant.class, holds));
        overloads.add(same(id + "_size", DataSize.class, holds));
        List<CelFunctionBinding> bound = new ArrayList<>();
        overloads(function, overloads).forEach(bound::add);
        return bound;
    }

    private static <T extends Comparable<T>> CelFunctionBinding same(String id, Class<T> type, Holds holds) {
        return CelFunctionBinding.from(id, type, type, (left, right) -> holds.forOrder(left.compareTo(right)));
    }

    /** NaN is in no order with anything. */
    private static <L extends Number, R extends Number> CelFunctionBinding number(
            String id, Class<L> left, Class<R> right, Holds holds) {
        return CelFunctionBinding.from(
                id,
                left,
                right,
                (one, other) -> !Double.isNaN(one.doubleValue())
                        && !Double.isNaN(other.doubleValue())
                        && holds.forOrder(NumberOrder.compare(one, other)));
    }

    /** Whether a comparison holds for the sign of an order. */
    @Immutable
    @FunctionalInterface
    private interface Holds {
        boolean forOrder(int order);
    }
}
