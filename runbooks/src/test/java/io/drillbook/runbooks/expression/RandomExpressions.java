package io.drillbook.runbooks.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes expressions of any kind, good and bad, over the names of {@link SampleScope}. */
final class RandomExpressions {
    private static final List<String> LEAVES = List.of(
            "inputs.cluster.name",
            "inputs.cluster.nodes",
            "inputs.cluster.nodes[0]",
            "inputs.cluster.nodes[1].port",
            "inputs.count",
            "inputs.fault",
            "inputs.labels",
            "inputs.labels[?\"team\"]",
            "inputs.labels.team",
            "inputs.limit",
            "inputs.note",
            "inputs.?note",
            "inputs.ratio",
            "objectives.rpo",
            "objectives.rto",
            "objectives.?rto",
            "steps.before.at",
            "steps.before.lag",
            "steps.before.primary",
            "steps.before.?candidate.name",
            "steps.before.used",
            "steps.outage.lost",
            "steps.?outage.lost",
            "steps.?outage.?rto_service",
            "has(inputs.note)",
            "has(objectives.rto)",
            "has(steps.?outage.rto_service)",
            "\"team\" in inputs.labels",
            "true",
            "false",
            "0",
            "2",
            "-7",
            "1.5",
            "-0.25",
            "\"crash\"",
            "\"12\"",
            "\"\"",
            "[]",
            "[1, 2]",
            "[\"crash\", \"x\"]",
            "duration(\"90s\")",
            "duration(\"0s\")",
            "bytes_of(\"1GiB\")",
            "timestamp(\"2026-01-31T12:00:00Z\")");

    private static final List<String> OPERATORS =
            List.of("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in");

    private static final List<String> CALLS = List.of(
            "string(%s)",
            "int(%s)",
            "double(%s)",
            "size(%s)",
            "duration(%s)",
            "bytes_of(%s)",
            "(%s).size()",
            "(%s).getHours()",
            "(%s).hasValue()",
            "!(%s)",
            "-(%s)",
            "(%s)[0]",
            "(%s).name",
            "(%s).?name",
            "(%s).?lag",
            "[%s]");

    private final Random random;
    private int names;

    RandomExpressions(Random random) {
        this.random = random;
    }

    String next() {
        return expression(1 + random.nextInt(3), List.of());
    }

    private String expression(int depth, List<String> items) {
        if (depth == 0) {
            return leaf(items);
        }
        return switch (random.nextInt(9)) {
            case 0, 1, 2 ->
                "(" + expression(depth - 1, items) + " " + pick(OPERATORS) + " " + expression(depth - 1, items) + ")";
            case 3, 4 -> String.format(pick(CALLS), expression(depth - 1, items));
            case 5 ->
                "(" + expression(depth - 1, items) + " ? " + expression(depth - 1, items) + " : "
                        + expression(depth - 1, items) + ")";
            case 6 -> "(" + expression(depth - 1, items) + ").orValue(" + expression(depth - 1, items) + ")";
            case 7 -> loop(depth, items);
            default -> leaf(items);
        };
    }

    private String loop(int depth, List<String> items) {
        String name = "item" + names++;
        List<String> known = new ArrayList<>(items);
        known.add(name);
        String over = random.nextBoolean() ? "inputs.cluster.nodes" : "(" + expression(depth - 1, items) + ")";
        return over + "." + pick(List.of("all", "exists", "exists_one", "map", "filter")) + "(" + name + ", "
                + expression(depth - 1, known) + ")";
    }

    private String leaf(List<String> items) {
        if (items.isEmpty() || random.nextBoolean()) {
            return pick(LEAVES);
        }
        return pick(items) + pick(List.of("", ".name", ".port", ".?lag", ".lag"));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
