package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.state.RunState;
import java.time.Instant;
import java.util.Optional;

/** The run as a checklist in Markdown, for the details in Temporal's Web UI. */
public final class Checklist {
    private Checklist() {}

    /** A heading line, then one item a step. */
    public static String markdown(Plan plan, RunState state) {
        RunView view = RunViews.of(plan, state);
        StringBuilder text = new StringBuilder();
        text.append("**").append(plain(plan.definition().title())).append("**: ");
        text.append(view.phase().replace('_', ' '));
        view.outcome().ifPresent(outcome -> text.append(", ").append(outcome.word()));
        text.append(" · target ").append(plain(plan.target()));
        state.lock().token().ifPresent(token -> text.append(" · lock token ").append(token));
        text.append("\n");
        if (!view.message().isEmpty()) {
            text.append("\n").append(plain(view.message())).append("\n");
        }
        text.append("\n");
        view.steps().forEach(step -> item(step, text));
        return text.toString();
    }

    private static void item(RunView.StepView step, StringBuilder text) {
        boolean done = step.state().equals("done")
                || step.state().equals("already_done")
                || step.state().equals("taken_over");
        text.append(done ? "- [x] " : "- [ ] ").append(plain(step.title()));
        Optional<Instant> from = step.startedAt().map(Instant::parse);
        Optional<Instant> to = step.endedAt().map(Instant::parse);
        switch (step.state()) {
            case "not_reached" -> {}
            case "running" ->
                from.ifPresent(since -> text.append(" · **running since ")
                        .append(Times.clock(since))
                        .append("**"));
            case "waiting" ->
                from.ifPresent(since -> text.append(" · waiting since ").append(Times.clock(since)));
            case "skipped" -> text.append(" · skipped");
            case "taken_over" -> text.append(" · stands from the run before");
            default -> {
                text.append(done ? " · " : " · **")
                        .append(step.state().replace('_', ' '))
                        .append(done ? "" : "**");
                if (from.isPresent() && to.isPresent()) {
                    text.append(" at ").append(Times.clock(to.get())).append(" after ");
                    text.append(Times.span(from.get(), to.get()));
                }
            }
        }
        if (step.attempts() > 1) {
            text.append(" · attempt ").append(step.attempts());
        }
        step.failure().ifPresent(failure -> text.append(": ").append(words(failure)));
        text.append("\n");
    }

    private static String words(Failure failure) {
        return "`" + failure.code() + "` " + plain(failure.message());
    }

    /** One line, without what Markdown or HTML would read as more than text. */
    private static String plain(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(500).forEach(point -> {
            if ("\\`*_{}[]<>#|".indexOf(point) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
        });
        return safe.toString();
    }
}
