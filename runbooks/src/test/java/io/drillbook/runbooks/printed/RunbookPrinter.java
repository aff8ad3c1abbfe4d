package io.drillbook.runbooks.printed;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Runbook.Argument;
import io.drillbook.runbooks.model.Runbook.Arguments;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A runbook's model as the keys and values that say the same: maps, lists and texts. */
final class RunbookPrinter {
    private RunbookPrinter() {}

    static Map<String, Object> tree(Runbook runbook) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("runbook", runbook.header().name());
        tree.put("language", "1");
        tree.put("title", runbook.header().title());
        tree.put("kind", runbook.header().kind());
        tree.put("engine", runbook.header().engine());
        tree.put("owner", runbook.header().owner());
        Map<String, Object> objectives = new LinkedHashMap<>();
        duration(objectives, "rto", runbook.objectives().rto());
        duration(objectives, "rpo", runbook.objectives().rpo());
        some(tree, "objectives", objectives);
        Map<String, Object> inputs = new LinkedHashMap<>();
        runbook.inputs().forEach(input -> inputs.put(input.name().value(), input(input)));
        some(tree, "inputs", inputs);
        runbook.guard().ifPresent(guard -> tree.put("guard", guard(guard)));
        tree.put("steps", StepPrinter.all(runbook.steps()));
        some(tree, "finally", StepPrinter.all(runbook.finallySteps()));
        some(tree, "outputs", arguments(runbook.outputs()));
        return tree;
    }

    private static Map<String, Object> input(Runbook.Input input) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", input.type().orElseThrow());
        text(tree, "about", input.about());
        input.engine().ifPresent(engine -> tree.put("engine", engine.value()));
        some(tree, "one_of", input.oneOf());
        input.fallback().ifPresent(value -> tree.put("default", value.text()));
        if (input.optional()) {
            tree.put("optional", "true");
        }
        return tree;
    }

    private static Map<String, Object> guard(Runbook.Guard guard) {
        Map<String, Object> tree = new LinkedHashMap<>();
        guard.lock().ifPresent(lock -> {
            Map<String, Object> inner = new LinkedHashMap<>();
            inner.put("target", lock.target().text());
            inner.put("mode", lock.mode());
            if (!lock.waitLimit().isZero()) {
                duration(inner, "wait", Optional.of(lock.waitLimit()));
            }
            tree.put("lock", inner);
        });
        duration(tree, "max_duration", guard.maxDuration());
        duration(tree, "cool_down", guard.coolDown());
        guard.window().ifPresent(window -> {
            Map<String, Object> inner = new LinkedHashMap<>();
            some(inner, "days", window.days());
            inner.put("from", window.from());
            inner.put("to", window.to());
            inner.put("time_zone", window.timeZone());
            tree.put("window", inner);
        });
        some(
                tree,
                "blackout",
                guard.blackout().stream()
                        .map(each -> Map.of(
                                "from", each.from().toString(),
                                "to", each.to().toString(),
                                "why", each.why()))
                        .toList());
        guard.blastRadius().ifPresent(radius -> {
            Map<String, Object> inner = new LinkedHashMap<>();
            inner.put("most_targets", Integer.toString(radius.mostTargets()));
            some(inner, "environments", radius.environments());
            some(inner, "never", radius.never());
            tree.put("blast_radius", inner);
        });
        return tree;
    }

    static Map<String, Object> arguments(Arguments arguments) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Argument argument : arguments.values()) {
            tree.put(argument.name().value(), value(argument.value()));
        }
        return tree;
    }

    private static Object value(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.text();
            case YamlNode.Sequence list ->
                list.items().stream().map(RunbookPrinter::value).toList();
            case YamlNode.Mapping mapping -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> tree.put(entry.key().text(), value(entry.value())));
                yield tree;
            }
            case YamlNode.Refused refused -> throw new IllegalArgumentException("refused: " + refused);
        };
    }

    static Map<String, Object> retry(Runbook.Retrying retry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("attempts", Integer.toString(retry.attempts()));
        duration(tree, "first", retry.first());
        retry.factor().ifPresent(factor -> tree.put("factor", number(factor)));
        duration(tree, "longest", retry.longest());
        duration(tree, "within", retry.within());
        retry.jitter().ifPresent(jitter -> tree.put("jitter", number(jitter)));
        return tree;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static void located(Map<String, Object> tree, String key, Optional<Located<Duration>> duration) {
        duration(tree, key, duration.map(Located::value));
    }

    static void duration(Map<String, Object> tree, String key, Optional<Duration> duration) {
        duration.ifPresent(value -> tree.put(key, DurationText.write(value)));
    }

    static void text(Map<String, Object> tree, String key, String text) {
        if (!text.isEmpty()) {
            tree.put(key, text);
        }
    }

    static void some(Map<String, Object> tree, String key, Map<String, Object> value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }

    static void some(Map<String, Object> tree, String key, List<?> value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }
}
