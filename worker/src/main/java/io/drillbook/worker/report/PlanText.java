package io.drillbook.worker.report;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.ActionPreviews;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanPreview;
import io.drillbook.runbooks.plan.PlanPreview.Act;
import io.drillbook.runbooks.plan.PlanPreview.Step;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.worker.assembly.LiveLook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A plan for people and for programs. */
public final class PlanText {
    private final Plan plan;
    private final List<Shown> steps;
    private final Optional<String> notLooked;

    private PlanText(Plan plan, List<Shown> steps, Optional<String> notLooked) {
        this.plan = plan;
        this.steps = steps;
        this.notLooked = notLooked;
    }

    /**
     * A step with the commands of its act and of its undo, as far as they are known before the run.
     *
     * @param found what the step gives now, of a step that was looked at
     * @param failure why a step could not be looked at
     */
    private record Shown(
            Step step,
            List<String> commands,
            List<String> undoCommands,
            Optional<SortedMap<String, Object>> found,
            Optional<Failure> failure) {}

    /**
     * Asks each act that has all its inputs for its commands; opens no connection.
     *
     * @param found what the read-only steps gave
     * @param notLooked why nothing was looked at, when nothing was
     */
    public static PlanText of(Plan plan, ActionPreviews previews, LiveLook.Found found, Optional<String> notLooked) {
        List<Shown> steps = PlanPreview.of(plan, found.outputs(), new Evaluator()).stream()
                .map(step -> new Shown(
                        step,
                        step.act().map(act -> commands(previews, act)).orElse(List.of()),
                        step.undo().map(act -> commands(previews, act)).orElse(List.of()),
                        Optional.ofNullable(found.outputs().get(step.path())),
                        Optional.ofNullable(found.failures().get(step.path()))))
                .toList();
        return new PlanText(plan, steps, notLooked);
    }

    /** The JSON document. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runbook", plan.definition().runbook());
        document.put("target", plan.target());
        document.put("environment", plan.environment());
        document.put("definition_hash", plan.definitionHash());
        document.put("proposal_hash", plan.proposalHash());
        notLooked.ifPresent(why -> document.put("not_looked", why));
        document.put("steps", steps);
        return document;
    }

    /** The text. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(plan.definition().title() + "  (" + plan.definition().runbook() + " on " + plan.target() + ", "
                + plan.environment() + ")");
        lines.add("definition " + plan.definitionHash());
        lines.add("proposal   " + plan.proposalHash());
        plan.definition()
                .guard()
                .lock()
                .ifPresent(lock -> lines.add("locks " + plan.target() + " ("
                        + lock.mode().word() + "), waits at most " + DurationText.write(lock.waitLimit())));
        plan.definition().guard().window().ifPresent(window -> lines.add("may begin " + window));
        plan.definition()
                .guard()
                .blackout()
                .ifPresent(all -> all.forEach(each ->
                        lines.add("does not begin from " + each.from() + " to " + each.to() + ": " + each.why())));
        plan.definition().guard().blastRadius().ifPresent(radius -> lines.add("may touch " + radius));
        lines.add(
                "lasts at most " + DurationText.write(plan.definition().guard().maxDuration()));
        notLooked.ifPresent(why -> lines.add("nothing was looked at: " + why));
        boolean inFinally = false;
        for (Shown shown : steps) {
            if (shown.step().inFinally() && !inFinally) {
                inFinally = true;
                lines.add("");
                lines.add("finally, however the steps end:");
            }
            add(shown, lines);
        }
        return lines;
    }

    private static void add(Shown shown, List<String> lines) {
        Step step = shown.step();
        String indent = "  ".repeat(step.depth());
        String risk = step.act().map(act -> act.risk().name()).orElse("--");
        lines.add("");
        lines.add(indent + risk + "  " + (step.kind().equals("action") ? "" : step.kind() + ": ") + step.title());
        step.condition()
                .ifPresent(
                        condition -> lines.add(indent + "    if " + condition + standing(step.kind(), step.holds())));
        step.act().ifPresent(act -> add(act, shown.commands(), indent + "    ", lines));
        shown.found().ifPresent(output -> found(output, indent + "      ", lines));
        shown.failure().ifPresent(failure -> {
            lines.add(indent + "      could not look: " + failure.message());
            failure.hint().ifPresent(hint -> lines.add(indent + "        hint: " + hint));
        });
        step.undo().ifPresent(undo -> {
            lines.add(indent + "    undo: " + undo.action());
            shown.undoCommands().forEach(command -> lines.add(indent + "      $ " + command));
        });
        step.noUndo().ifPresent(why -> lines.add(indent + "    no undo: " + why));
        if (step.noReturn()) {
            lines.add(indent + "    no return: once this has begun, nothing before it is undone");
        }
    }

    private static void add(Act act, List<String> commands, String indent, List<String> lines) {
        lines.add(indent + act.action() + ", at most " + DurationText.write(act.timeout()));
        act.with().forEach((name, value) -> lines.add(indent + "  " + name + ": " + value));
        commands.forEach(command -> lines.add(indent + "  $ " + command.replace("\n", "\n" + indent + "    ")));
    }

    private static String standing(String kind, Optional<Boolean> holds) {
        if (holds.isEmpty()) {
            return "";
        }
        return switch (kind) {
            case "assert" -> holds.get() ? "   (holds now)" : "   (does NOT hold now: the run would end here)";
            case "branch" -> holds.get() ? "   (taken now)" : "   (not taken now)";
            default -> holds.get() ? "   (holds now)" : "   (does not hold now: the step would be left out)";
        };
    }

    /** Of what a step found, the plain values; lists and records are in the JSON form. */
    private static void found(SortedMap<String, Object> output, String indent, List<String> lines) {
        output.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                lines.add(indent + "= " + name + ": " + value);
            } else if (value instanceof Map<?, ?> record && record.get("name") instanceof String known) {
                lines.add(indent + "= " + name + ": " + known);
            }
        });
    }

    private static List<String> commands(ActionPreviews previews, Act act) {
        if (act.input().isEmpty()) {
            return List.of();
        }
        try {
            return previews.lines(act.action(), act.input().get());
        } catch (ActionException notKnown) {
            return List.of("(no preview: " + notKnown.failure().message() + ")");
        }
    }
}
