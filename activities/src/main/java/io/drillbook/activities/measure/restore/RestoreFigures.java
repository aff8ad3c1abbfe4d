package io.drillbook.activities.measure.restore;

import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.measure.Measured;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code measure.restore}: makes the figures of a restore from what its steps measured. */
public final class RestoreFigures implements Action<RestoreFiguresInput, RestoreFiguresOutput> {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final String STEP = "monotonic clock of the step";
    private static final String LOG = "stamps of the copy's log, first and second start together";

    @Override
    public RestoreFiguresOutput run(RestoreFiguresInput input, ActionContext context) {
        return figures(input);
    }

    static RestoreFiguresOutput figures(RestoreFiguresInput input) {
        Duration rtoObjective = input.cluster().objectives().rto().orElse(input.rtoDefault());
        Duration rpoObjective = input.cluster().objectives().rpo().orElse(input.rpoDefault());
        Duration whole = Duration.between(input.decidedAt(), input.answeredAt());
        Measurement rto = Measured.held(
                "rto_restore",
                whole,
                "worker's clock from the decision until every query of the verification had answered; the upper bound: it"
                        + " holds the comparison and the page check as well",
                MILLISECOND,
                1,
                rtoObjective);
        Measurement rpo = input.newestCommit()
                .map(commit -> Duration.between(commit, input.wanted()))
                .map(age -> Measured.held(
                        "rpo_restore",
                        age.isNegative() ? Duration.ZERO : age,
                        "time wanted minus the commit stamp of the newest transaction recovered",
                        MILLISECOND,
                        1,
                        rpoObjective))
                .orElseGet(() -> Measured.missing("rpo_restore", "no commit was recovered", rpoObjective));
        List<Measurement> all = new ArrayList<>(List.of(rto, rpo));
        all.addAll(phases(input));
        Checks checks = new Checks();
        late(checks, rto);
        late(checks, rpo);
        Optional<Boolean> met = rto.met().flatMap(first -> rpo.met().map(second -> first && second));
        return new RestoreFiguresOutput(whole, rpo.value(), met, all, checks.findings());
    }

    private static List<Measurement> phases(RestoreFiguresInput input) {
        Duration restore = input.first().restore().plus(input.second().restore());
        Duration replay = input.first().replay().plus(input.second().replay());
        Duration open = input.first().open().plus(input.second().open());
        return List.of(
                Measured.plain("rto_restore.locate", input.locate(), STEP, MILLISECOND),
                Measured.plain("rto_restore.provision", input.provision(), STEP, MILLISECOND),
                Measured.plain("rto_restore.fetch", input.fetch(), STEP, MILLISECOND),
                Measured.plain("rto_restore.restore", restore, LOG + ", to the consistent state", MILLISECOND),
                Measured.plain("rto_restore.replay", replay, LOG + ", from there to the target", MILLISECOND),
                Measured.plain("rto_restore.open", open, LOG + ", from there to answers", MILLISECOND),
                Measured.plain("rto_restore.verify", input.verify(), STEP, MILLISECOND),
                Measured.plain("restore_test.compare", input.compare(), STEP, MILLISECOND),
                Measured.plain("restore_test.checksums", input.checksums(), STEP, MILLISECOND));
    }

    private static void late(Checks checks, Measurement measured) {
        if (measured.met().equals(Optional.of(false))) {
            checks.finding(
                    measured.name().replace('_', '-') + "-above-objective",
                    "serious",
                    measured.name() + " is "
                            + measured.value().map(DurationText::write).orElse("unknown")
                            + ", and the objective is "
                            + measured.objective().map(DurationText::write).orElse("unknown"),
                    "see which phase takes the time; for lost data, how often log is archived");
        }
    }

    @Override
    public List<String> preview(RestoreFiguresInput input) {
        return List.of();
    }
}
