package io.drillbook.runbooks.check;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Runbook.Retrying;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;

/** The first wait between attempts is not longer than the longest. */
final class RetryWaits implements Check {
    @Override
    public void check(Runbook runbook, ActionCatalog catalog, ProblemList problems) {
        Acts.all(runbook).flatMap(act -> act.retry().stream()).forEach(retry -> check(retry, problems));
    }

    private static void check(Retrying retry, ProblemList problems) {
        if (retry.first().isEmpty() || retry.longest().isEmpty()) {
            return;
        }
        Duration first = retry.first().get();
        Duration longest = retry.longest().get();
        if (first.compareTo(longest) > 0) {
            problems.error(
                    "retry-waits",
                    retry.position(),
                    "the first wait, " + DurationText.write(first) + ", is longer than the longest, "
                            + DurationText.write(longest),
                    "make longest at least " + DurationText.write(first));
        }
    }
}
