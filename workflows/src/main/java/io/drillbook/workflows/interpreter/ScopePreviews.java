package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.PreviewAsk;
import io.drillbook.runbooks.plan.PlanPreview;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.DataSize;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What people are shown of the steps they consent to: a line for each step, its inputs, its commands, its undo. */
final class ScopePreviews {
    /** Before a path, where the commands of that act belong. */
    private static final String COMMANDS = "\u0001";

    private static final String UNDO = "/undo";
    private static final int MOST_BYTES = 64 << 10;

    private final List<String> lines = new ArrayList<>();
    private final List<PreviewAsk.Act> acts = new ArrayList<>();

    private ScopePreviews() {}

    /**
     * Lines, and the acts whose commands they lack.
     *
     * @param lines with a mark where commands belong
     */
    record Preview(List<String> lines, PreviewAsk acts) {}

    /** What would be done inside a step if it began now. */
    static Preview of(Draft draft, PlanStep.Consent consent, Place place) {
        SortedMap<String, Object> names = Bindings.of(draft, place, "");
        names.remove("steps");
        SortedMap<String, Object> done = Bindings.allSteps(draft, place);
        ScopePreviews previews = new ScopePreviews();
        PlanPreview.of(consent.steps(), names, done, draft.evaluator)
                .forEach(step -> previews.step(step, Rechecks.takenOver(draft.state(), step.path())));
        return new Preview(List.copyOf(previews.lines), new PreviewAsk(previews.acts));
    }

    private void step(PlanPreview.Step step, boolean takenOver) {
        String margin = "  ".repeat(step.depth());
        if (takenOver) {
            lines.add(margin + step.title() + ": stands from the run before, not done again");
            return;
        }
        String risk = step.act().map(act -> "[" + act.risk() + "] ").orElse("");
        String what = step.act().map(act -> " (" + act.action() + ")").orElse("");
        String kind = step.act().isPresent() ? "" : step.kind() + ": ";
        lines.add(margin + risk + kind + step.title() + what + (step.noReturn() ? ", no return after it" : ""));
        step.condition()
                .ifPresent(condition -> lines.add(margin + "    when " + condition
                        + step.holds()
                                .map(holds -> holds ? " (it holds)" : " (it does not hold)")
                                .orElse("")));
        step.act().ifPresent(act -> act(act, step.path(), margin + "    "));
        step.undo().ifPresent(undo -> {
            lines.add(margin + "    undo: [" + undo.risk() + "] " + undo.action());
            act(undo, step.path() + UNDO, margin + "        ");
        });
        step.noUndo().ifPresent(reason -> lines.add(margin + "    not undone: " + reason));
    }

    private void act(PlanPreview.Act act, String path, String margin) {
        act.with().forEach((name, value) -> lines.add(margin + name + " = " + value));
        act.input().ifPresent(input -> {
            acts.add(new PreviewAsk.Act(path, act.action(), input));
            lines.add(COMMANDS + path + COMMANDS + margin);
        });
    }

    /**
     * The lines with their commands.
     *
     * @throws StepFault when they are more than a person would read
     */
    static List<String> filled(List<String> lines, Map<String, List<String>> commands) {
        List<String> filled = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(COMMANDS)) {
                String[] parts = line.split(COMMANDS, -1);
                commands.getOrDefault(parts[1], List.of()).forEach(command -> filled.add(parts[2] + "$ " + command));
            } else {
                filled.add(line);
            }
        }
        int bytes = filled.stream()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new StepFault(
                    "preview-too-large",
                    FailureKind.LIMIT,
                    "what is to be consented to has " + new DataSize(bytes) + ", more than " + new DataSize(MOST_BYTES)
                            + ", which nobody reads");
        }
        return filled;
    }
}
