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
    private final Map<String, Node> byId = new LinkedHashMap<>();

    private final List<PlanStep> top = new ArrayList<>();

    public StepTree(Definition definition) {
        top.addAll(definition.steps());
        top.addAll(definition.finallySteps());
        definition.steps().forEach(step -> add(step, Optional.empty(), 0));
        definition.finallySteps().forEach(step -> add(step, Optional.empty(), 0));
    }

    /**
     * A step where it stands.
     *
     * @param loops how many loops stand around it
     */
    record Node(PlanStep step, Optional<Node> outer, int loops) {}

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

    /** All ids, in the plan's order. */
    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** The step with an id. */
    Optional<Node> named(String id) {
        return Optional.ofNullable(byId.get(id));
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
        String wanted = Keys.path(outer);
        Optional<Node> node = Optional.ofNullable(byPath.get(Keys.path(key))).flatMap(Node::outer);
        while (node.isPresent()) {
            if (node.get().step().common().path().equals(wanted)) {
                return Keys.within(Keys.iteration(key), Keys.iteration(outer));
            }
            node = node.get().outer();
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

    private void add(PlanStep step, Optional<Node> outer, int loops) {
        Node node = new Node(step, outer, loops);
        byPath.put(step.common().path(), node);
        step.common().id().ifPresent(id -> byId.put(id, node));
        int inner = step instanceof PlanStep.Each ? loops + 1 : loops;
        PlanSteps.within(step).forEach(child -> add(child, Optional.of(node), inner));
    }
}
