package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The plan's steps by path and by id, each before the steps inside it, and what stands around each. Made once a plan. */
public final class StepTree {
    private final Map<String, Node> byPath = new LinkedHashMap<>();

    /** Of each runbook by the path of its call, empty for the run's own; then by id. */
    private final Map<String, Map<String, Node>> byId = new LinkedHashMap<>();

    private final List<PlanStep> top = new ArrayList<>();

    public StepTree(Definition definition) {
        top.addAll(definition.steps());
        top.addAll(definition.finallySteps());
        top.forEach(step -> add(step, new Stand(Optional.empty(), 0, "", false)));
    }

    /**
     * A step where it stands.
     *
     * @param loops how many loops stand around it
     * @param isLast whether it stands right in the {@code finally} of a called runbook
     */
    record Node(PlanStep step, Optional<Node> outer, int loops, boolean isLast) {}

    /** Every step in the plan's order. */
    public List<PlanStep> all() {
        return byPath.values().stream().map(Node::step).toList();
    }

    /** The steps that stand in no other. */
    List<PlanStep> top() {
        return top;
    }

    /** The step with a path, or with a key. */
    Optional<PlanStep> find(String key) {
        return Optional.ofNullable(byPath.get(Keys.path(key))).map(Node::step);
    }

    /** All ids of a runbook, in the plan's order. */
    List<String> ids(String called) {
        return List.copyOf(byId.getOrDefault(Keys.path(called), Map.of()).keySet());
    }

    /**
     * The step that has an id in a runbook.
     *
     * @param called path or key of the runbook's call, empty for the run's own
     */
    Optional<Node> named(String called, String id) {
        return Optional.ofNullable(
                byId.getOrDefault(Keys.path(called), Map.of()).get(id));
    }

    /** The call with a key. */
    PlanStep.Call call(String key) {
        return (PlanStep.Call) find(key).orElseThrow();
    }

    /** Key of the innermost call around the step with a key; empty in the run's own runbook. */
    String callAround(String key) {
        Optional<Node> node = Optional.ofNullable(byPath.get(Keys.path(key))).flatMap(Node::outer);
        while (node.isPresent()) {
            if (node.get().step() instanceof PlanStep.Call call) {
                return Keys.of(
                        call.common().path(),
                        Keys.outermost(Keys.iteration(key), node.get().loops()));
            }
            node = node.get().outer();
        }
        return "";
    }

    /** Whether the step with a key ends when what stands around it does: in the {@code finally} of a call it does not. */
    boolean endsWith(String key, String outer) {
        return inside(key, outer, true);
    }

    /** Whether the step with a key belongs to the {@code finally} of a call, which goes on when the run is to end. */
    boolean isLast(String key) {
        Optional<Node> node = Optional.ofNullable(byPath.get(Keys.path(key)));
        while (node.isPresent()) {
            if (node.get().isLast()) {
                return true;
            }
            node = node.get().outer();
        }
        return false;
    }

    /** The steps around a step, outermost first. */
    List<PlanStep> around(String key) {
        List<PlanStep> found = new ArrayList<>();
        Optional<Node> node = Optional.ofNullable(byPath.get(Keys.path(key))).flatMap(Node::outer);
        while (node.isPresent()) {
            found.addFirst(node.get().step());
            node = node.get().outer();
        }
        return found;
    }

    /** Whether a step stands inside another, at any depth, and for the same items of the loops around that one. */
    boolean inside(String key, String outer) {
        return inside(key, outer, false);
    }

    private boolean inside(String key, String outer, boolean ends) {
        String wanted = Keys.path(outer);
        Optional<Node> inner = Optional.ofNullable(byPath.get(Keys.path(key)));
        while (inner.isPresent()
                && inner.get().outer().isPresent()
                && !(ends && inner.get().isLast())) {
            Node node = inner.get().outer().get();
            if (node.step().common().path().equals(wanted)) {
                return Keys.within(Keys.iteration(key), Keys.iteration(outer));
            }
            inner = Optional.of(node);
        }
        return false;
    }

    /** Whether a block around a step recovers from failures of this kind. */
    boolean recovers(String key, FailureKind kind) {
        Optional<Node> inner = Optional.ofNullable(byPath.get(Keys.path(key)));
        while (inner.isPresent() && inner.get().outer().isPresent()) {
            PlanStep step = inner.get().step();
            if (inner.get().outer().get().step() instanceof PlanStep.Block block
                    && handler(block, kind).isPresent()
                    && block.steps().contains(step)) {
                return true;
            }
            inner = inner.get().outer();
        }
        return false;
    }

    /** Index of the handler that a block has for failures of this kind. */
    static Optional<Integer> handler(PlanStep.Block block, FailureKind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        List<PlanStep.Handler> handlers =
                block.recover().map(PlanStep.Recovery::handlers).orElse(List.of());
        for (int index = 0; index < handlers.size(); index++) {
            List<String> on = handlers.get(index).on();
            if (kind != FailureKind.CANCELLED && (on.isEmpty() || on.contains(word))) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /** The step and all steps inside it. */
    static List<PlanStep> within(PlanStep step) {
        List<PlanStep> found = new ArrayList<>();
        found.add(step);
        PlanSteps.within(step).forEach(child -> found.addAll(within(child)));
        return found;
    }

    /** @param called path of the innermost call around, empty in the run's own runbook */
    private record Stand(Optional<Node> outer, int loops, String called, boolean isLast) {}

    private void add(PlanStep step, Stand stand) {
        Node node = new Node(step, stand.outer(), stand.loops(), stand.isLast());
        Optional<Node> outer = Optional.of(node);
        byPath.put(step.common().path(), node);
        step.common()
                .id()
                .ifPresent(id -> byId.computeIfAbsent(stand.called(), unused -> new LinkedHashMap<>())
                        .put(id, node));
        if (step instanceof PlanStep.Call call) {
            String called = call.common().path();
            call.callee().steps().forEach(child -> add(child, new Stand(outer, stand.loops(), called, false)));
            call.callee().finallySteps().forEach(child -> add(child, new Stand(outer, stand.loops(), called, true)));
        } else {
            int inner = step instanceof PlanStep.Each ? stand.loops() + 1 : stand.loops();
            PlanSteps.within(step).forEach(child -> add(child, new Stand(outer, inner, stand.called(), false)));
        }
    }
}
