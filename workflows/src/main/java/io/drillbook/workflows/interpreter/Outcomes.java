package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.StepCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended, and the failure that says why. Failed weighs more than unknown, unknown more than cancelled; a run is
 * passed when nothing speaks against it. A cancel excuses what was not measured or not looked at, never what was found.
 */
record Outcomes(Outcome outcome, Optional<Failure> failure) {
    private static final List<Outcome> WORST_FIRST = List.of(Outcome.FAILED, Outcome.UNKNOWN, Outcome.CANCELLED);

    /** As far as it is known now. */
    static Outcomes of(RunState run) {
        boolean kept = run.failure().filter(Gates::kept).isPresent();
        boolean notAsBefore = run.failure().filter(Rechecks::refusal).isPresent()
                && run.aftermath().isEmpty();
        if (run.lock().refused() || kept || notAsBefore) {
            return new Outcomes(Outcome.REFUSED, run.failure());
        }
        List<Failure> reasons = new ArrayList<>();
        run.failure().ifPresent(reasons::add);
        run.aftermath().forEach(after -> reasons.add(afterwards(after)));
        run.verdicts().checks().forEach(check -> failed(check).ifPresent(reasons::add));
        boolean cancelled = run.failure().map(Outcomes::outcome).orElse(Outcome.PASSED) == Outcome.CANCELLED;
        if (!cancelled) {
            run.verdicts()
                    .measurements()
                    .forEach(measured -> objective(measured).ifPresent(reasons::add));
            run.verdicts().checks().forEach(check -> unknown(check).ifPresent(reasons::add));
        }
        for (Outcome worst : WORST_FIRST) {
            Optional<Failure> reason =
                    reasons.stream().filter(each -> outcome(each) == worst).findFirst();
            if (reason.isPresent()) {
                return new Outcomes(worst, reason);
            }
        }
        return new Outcomes(Outcome.PASSED, Optional.empty());
    }

    /** An undo or a step of {@code finally} that somebody cancelled is not done, and nobody meant the run by it. */
    private static Failure afterwards(Failure failure) {
        return failure.kind() == FailureKind.CANCELLED
                ? new Failure(failure.code(), FailureKind.CHECK_FAILED, failure.message(), failure.hint())
                : failure;
    }

    /** What a run comes to that ends with this failure. */
    static Outcome outcome(Failure failure) {
        return switch (failure.kind()) {
            case UNKNOWN -> Outcome.UNKNOWN;
            case CANCELLED -> Outcome.CANCELLED;
            case UNREACHABLE, BUSY, REFUSED, CHECK_FAILED, LIMIT, INTERNAL -> Outcome.FAILED;
        };
    }

    /** A missed objective fails the run; one that could not be measured leaves it unknown. */
    private static Optional<Failure> objective(Measurement measured) {
        if (measured.objective().isEmpty()) {
            return Optional.empty();
        }
        String wanted = DurationText.write(measured.objective().get());
        if (measured.met().isEmpty()) {
            return Optional.of(Failure.of(
                    "objective-unknown",
                    FailureKind.UNKNOWN,
                    measured.name() + " could not be measured; the objective is " + wanted));
        }
        if (measured.met().get()) {
            return Optional.empty();
        }
        return Optional.of(Failure.of(
                "objective-missed",
                FailureKind.CHECK_FAILED,
                measured.name() + " is "
                        + measured.value().map(DurationText::write).orElse("not measured") + ", the objective is "
                        + wanted));
    }

    /** A check that failed fails the run, whether or not a step of the runbook looks at it. */
    private static Optional<Failure> failed(StepCheck seen) {
        CheckResult check = seen.check();
        return check.result() == Verdict.FAILED
                ? Optional.of(Failure.of(
                        "check-failed",
                        FailureKind.CHECK_FAILED,
                        named(seen) + " failed: expected " + check.expected() + ", found " + check.actual()))
                : Optional.empty();
    }

    private static Optional<Failure> unknown(StepCheck seen) {
        CheckResult check = seen.check();
        return check.result() == Verdict.UNKNOWN
                ? Optional.of(Failure.of(
                        "check-unknown",
                        FailureKind.UNKNOWN,
                        named(seen) + " could not be made: expected " + check.expected() + ", found " + check.actual()))
                : Optional.empty();
    }

    private static String named(StepCheck seen) {
        return "check " + seen.check().id() + " (" + seen.check().type() + ") of " + seen.path();
    }
}
