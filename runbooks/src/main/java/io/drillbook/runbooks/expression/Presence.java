package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a condition proves to be there. */
final class Presence {
    private Presence() {}

    /** The known paths and those that are there whenever the condition comes out as {@code outcome}. */
    static Set<String> with(Set<String> known, CelExpr condition, boolean outcome) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(provedBy(condition, outcome));
        return all;
    }

    private static Set<String> provedBy(CelExpr condition, boolean outcome) {
        if (condition.exprKind().getKind() != CelExpr.ExprKind.Kind.CALL) {
            return Set.of();
        }
        CelExpr.CelCall call = condition.call();
        List<CelExpr> arguments = call.args();
        return switch (call.function()) {
            case "!_" -> provedBy(arguments.get(0), !outcome);
            case "_&&_" -> outcome ? both(arguments, true) : Set.of();
            case "_||_" -> outcome ? Set.of() : both(arguments, false);
            case "has" ->
                outcome && arguments.size() == 1 && call.target().isEmpty()
                        ? Paths.of(arguments.get(0)).map(Presence::path).orElse(Set.of())
                        : Set.of();
            case "@in" -> outcome ? key(arguments) : Set.of();
            default -> Set.of();
        };
    }

    /** What is there, and all it lies in. */
    private static Set<String> path(String path) {
        Set<String> paths = new TreeSet<>();
        for (int at = path.length(); at > 0; at = path.lastIndexOf('.', at - 1)) {
            paths.add(path.substring(0, at));
        }
        return paths;
    }

    private static Set<String> both(List<CelExpr> conditions, boolean outcome) {
        return with(provedBy(conditions.get(0), outcome), conditions.get(1), outcome);
    }

    /** {@code "x" in m} proves {@code m["x"]}. */
    private static Set<String> key(List<CelExpr> arguments) {
        CelExpr key = arguments.get(0);
        boolean text = key.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return text
                ? Paths.of(arguments.get(1))
                        .map(map -> Set.of(map + "." + key.constant().stringValue()))
                        .orElse(Set.of())
                : Set.of();
    }
}
