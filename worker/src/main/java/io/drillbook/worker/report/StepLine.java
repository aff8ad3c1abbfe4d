package io.drillbook.worker.report;

import io.drillbook.runbooks.call.RunView.StepView;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;

/** A step as one line. */
final class StepLine {
    private StepLine() {}

    static String of(StepView step) {
        StringBuilder line =
                new StringBuilder("  ").append(mark(step.state())).append(' ').append(step.title());
        switch (step.state()) {
            case "running" -> line.append(" …");
            case "already_done" -> line.append("  (found done already)").append(took(step));
            case "taken_over" -> line.append("  (stands from the run before)");
            case "skipped" -> line.append("  (skipped)");
            case "held" -> line.append("  (waits for a person: skip, retry or abort)");
            case "cancelled" -> line.append("  (cancelled)").append(took(step));
            case "unknown" -> line.append("  (unknown)").append(took(step));
            default -> line.append(took(step));
        }
        step.failure().ifPresent(failure -> {
            line.append("\n      ").append(failure.code()).append(": ").append(failure.message());
            failure.hint().ifPresent(hint -> line.append("\n      hint: ").append(hint));
        });
        return line.toString();
    }

    private static String took(StepView step) {
        if (step.startedAt().isEmpty() || step.endedAt().isEmpty()) {
            return "";
        }
        Duration took = Duration.between(
                Instant.parse(step.startedAt().get()),
                Instant.parse(step.endedAt().get()));
        return "  " + DurationText.write(took.toSeconds() >= 10 ? Duration.ofSeconds(took.toSeconds()) : took);
    }

    private static String mark(String state) {
        return switch (state) {
            case "done", "already_done", "taken_over" -> "✔";
            case "failed" -> "✘";
            case "running" -> "▶";
            case "skipped" -> "–";
            case "cancelled" -> "◼";
            case "unknown" -> "?";
            case "held" -> "!";
            default -> "·";
        };
    }
}
