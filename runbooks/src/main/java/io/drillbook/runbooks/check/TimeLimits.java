package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** No part of a run is given more time than the whole run. */
final class TimeLimits implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Optional<Duration> whole = runbook.guard().flatMap(Runbook.Guard::maxDuration);
        whole.ifPresent(limit -> Steps.all(runbook)
                .flatMap(TimeLimits::limits)
                .filter(part -> part.value().compareTo(limit) > 0)
                .forEach(part -> problems.warning(
                        "timeout-beyond-run",
                        part.position(),
                        "this timeout, " + DurationText.write(part.value()) + ", is longer than a run may last, "
                                + DurationText.write(limit),
                        "shorten it, or raise max_duration")));
    }

    private static Stream<Located<Duration>> limits(Step step) {
        return switch (step) {
            case Step.Action action -> action.act().timeout().stream();
            case Step.Consent consent -> consent.within().stream();
            case Step.Ask ask -> ask.within().stream();
            case Step.Block block -> block.timeout().stream();
            case Step.Parallel parallel -> parallel.timeout().stream();
            case Step.Each each -> each.timeout().stream();
            case Step.Call call -> call.timeout().stream();
            case Step.Measure measure -> measure.timeout().stream();
            default -> Stream.empty();
        };
    }
}
