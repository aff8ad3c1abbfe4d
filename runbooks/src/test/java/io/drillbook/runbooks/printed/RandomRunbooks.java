package io.drillbook.runbooks.printed;

import io.drillbook.runbooks.model.Form;
import io.drillbook.runbooks.model.Form.ScalarKind;
import io.drillbook.runbooks.model.Key;
import io.drillbook.runbooks.model.Shape;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.StepAttributes;
import io.drillbook.runbooks.model.StepKind;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runbooks made up from the very tables of which parser, schema and reference are made: every key, in every kind of step. */
final class RandomRunbooks {
    private static final int DEEPEST = 4;

    /** What YAML takes for something else when it stands there without quotes, and what it does not. */
    private static final List<String> TEXTS = List.of(
            "no",
            "010",
            "1_000",
            "null",
            "~",
            "plain words",
            "a: b",
            "name == \"x #1\"",
            "it's",
            "!a",
            "- item",
            "{ a }",
            "[1, 2]",
            "*star",
            "&and",
            "$${ literal }",
            "${ inputs.a ? 'b' : \"c\" }",
            "two\nlines",
            "two\n  indented",
            "tab\there",
            "back\\slash",
            "größe 🦊",
            "%percent",
            "@at",
            "`tick`",
            "? question",
            "| bar",
            "> more");

    private final Random random;
    private int names;

    private RandomRunbooks(Random random) {
        this.random = random;
    }

    static Map<String, Object> tree(Random random) {
        Map<String, Object> tree = new RandomRunbooks(random).mapping(Shapes.RUNBOOK, 0);
        tree.put("language", "1");
        return tree;
    }

    private Map<String, Object> mapping(Shape shape, int depth) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Key key : shape.keys()) {
            if (key.required() || random.nextInt(3) == 0) {
                tree.put(key.name(), value(key, depth));
            }
        }
        fit(shape, tree);
        tree.values().removeIf(Map.of()::equals);
        return tree;
    }

    /** What only goes together, or never does. */
    private void fit(Shape shape, Map<String, Object> tree) {
        if (!"text".equals(tree.get("type"))) {
            tree.remove("one_of");
        }
        if (shape.equals(Shapes.INPUT) && !List.of("cluster", "sandbox").contains(String.valueOf(tree.get("type")))) {
            tree.remove("engine");
        }
        if (tree.containsKey("default") || "false".equals(tree.get("optional"))) {
            tree.remove("optional");
        }
        if (!tree.containsKey("on_failure")) {
            tree.remove("hold_for");
        }
        if (tree.containsKey("wait") && shape.key("poll").isPresent()) {
            boolean polls = tree.containsKey("until") && tree.containsKey("poll");
            (polls ? List.<String>of() : List.of("until", "poll", "every", "with")).forEach(tree::remove);
        }
        if (shape.equals(Shapes.BRANCH) || shape.equals(Shapes.OTHERWISE)) {
            tree.computeIfAbsent("steps", missing -> List.of());
        }
        if (shape.equals(StepAttributes.of(StepKind.EACH))) {
            tree.putIfAbsent("as", "item");
        }
    }

    private Object value(Key key, int depth) {
        return switch (key.form()) {
            case Form.Single single -> scalar(key.name(), single.kind());
            case Form.Word word -> pick(word.words());
            case Form.SomeWords words -> some(words.words());
            case Form.Words words -> some(List.of("orders", "billing 2", "010", "no"));
            case Form.Groups groups -> some(List.of("database-leads", "ops", "on.call"));
            case Form.Nested nested -> mapping(nested.shape(), depth);
            case Form.Named named -> named(named.shape(), depth);
            case Form.Several several -> {
                List<Object> items = new ArrayList<>();
                for (int count = 1 + random.nextInt(2); count > 0; count--) {
                    items.add(mapping(several.shape(), depth + 1));
                }
                yield items;
            }
            case Form.Values values -> values(depth);
            case Form.Steps steps -> steps(steps.mayBeEmpty(), depth + 1);
        };
    }

    private Map<String, Object> named(Shape shape, int depth) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            tree.put(name(), mapping(shape, depth));
        }
        return tree;
    }

    private Map<String, Object> values(int depth) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            Object value = depth < DEEPEST && random.nextInt(5) == 0
                    ? random.nextBoolean() ? values(depth + 1) : List.of(pick(TEXTS), pick(TEXTS))
                    : pick(TEXTS);
            tree.put(name(), value);
        }
        return tree;
    }

    private List<Object> steps(boolean mayBeEmpty, int depth) {
        List<Object> steps = new ArrayList<>();
        for (int count = (mayBeEmpty ? 0 : 1) + random.nextInt(3); count > 0; count--) {
            List<StepKind> kinds = depth < DEEPEST ? List.of(StepKind.values()) : List.of(StepKind.ACTION);
            StepKind kind = kinds.get(random.nextInt(kinds.size()));
            steps.add(mapping(StepAttributes.of(kind), depth));
        }
        return steps;
    }

    private String scalar(String key, ScalarKind kind) {
        return switch (kind) {
            case RUNBOOK_NAME -> "night-" + random.nextInt(9);
            case ENGINE -> "engine" + random.nextInt(9);
            case IDENTIFIER -> name();
            case TEXT ->
                key.equals("time_zone")
                        ? pick(List.of("Europe/Berlin", "UTC"))
                        : pick(TEXTS.stream()
                                .filter(text -> !text.contains("${"))
                                .toList());
            case TEMPLATE, ANY -> pick(TEXTS);
            case CONDITION -> pick(List.of("inputs.a == \"x #1\"", "!inputs.b", "a ? b : c", "1 < 2"));
            case REFERENCE -> pick(List.of("${ inputs.a }", "${ steps.b.?c.orValue([]) }"));
            case DURATION, DURATION_VALUE -> DurationText.write(Duration.ofSeconds(1 + random.nextInt(100_000)));
            case CLOCK -> pick(List.of("22:00", "05:30"));
            case MOMENT -> key.equals("from") ? "2026-01-31T12:00:00Z" : "2026-02-01T00:00:00.500Z";
            case COUNT -> Integer.toString(2 + random.nextInt(8));
            case FACTOR -> pick(List.of("1", "1.5", "2"));
            case FRACTION -> pick(List.of("0", "0.25", "1"));
            case TRUTH -> pick(List.of("true", "false"));
            case RUNBOOK -> pick(List.of("daily-backup", "postgresql.daily-backup"));
            case ACTION -> pick(List.of("sample.observe", "sample.backup"));
            case MEASUREMENT -> pick(List.of("failover", "postgresql.failover"));
        };
    }

    private String name() {
        names++;
        return "name_" + names;
    }

    private List<String> some(List<String> words) {
        List<String> taken = new ArrayList<>();
        words.forEach(word -> {
            if (random.nextBoolean()) {
                taken.add(word);
            }
        });
        return taken.isEmpty() ? List.of(words.getFirst()) : taken;
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
