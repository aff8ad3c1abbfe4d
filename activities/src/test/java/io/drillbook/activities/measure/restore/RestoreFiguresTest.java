package io.drillbook.activities.measure.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.measure.RecoveryPhases;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.inventory.Role;
import io.drillbook.runbooks.inventory.SecretReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoreFiguresTest {
    private static final Instant DECIDED = Instant.parse("2026-11-21T06:00:00Z");

    @Test
    void recoveryTimeRunsFromTheDecisionToTheLastAnswer() {
        RestoreFiguresOutput figures =
                figures(Duration.ofMinutes(30), Optional.of(DECIDED.minusSeconds(10)), Objectives.NONE);
        assertThat(figures.rtoRestore()).isEqualTo(Duration.ofMinutes(30));
        assertThat(figures.rpoRestore()).contains(Duration.ofSeconds(10));
        assertThat(figures.met()).contains(true);
    }

    @Test
    void bothStartsAddUpToThePhases() {
        RestoreFiguresOutput figures = figures(Duration.ofMinutes(30), Optional.of(DECIDED), Objectives.NONE);
        assertThat(figures.measurements())
                .filteredOn(measured -> measured.name().equals("rto_restore.replay"))
                .singleElement()
                .satisfies(measured -> assertThat(measured.value()).contains(Duration.ofSeconds(22)));
    }

    @Test
    void theTiersObjectiveGoesBeforeTheDefault() {
        Objectives strict = new Objectives(Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofSeconds(1)));
        RestoreFiguresOutput figures = figures(Duration.ofMinutes(30), Optional.of(DECIDED.minusSeconds(10)), strict);
        assertThat(figures.met()).contains(false);
        assertThat(figures.findings())
                .extracting(Finding::code)
                .containsExactly("rto-restore-above-objective", "rpo-restore-above-objective");
    }

    @Test
    void withoutACommitNothingIsMet() {
        RestoreFiguresOutput figures = figures(Duration.ofMinutes(30), Optional.empty(), Objectives.NONE);
        assertThat(figures.rpoRestore()).isEmpty();
        assertThat(figures.met()).isEmpty();
    }

    private static RestoreFiguresOutput figures(Duration whole, Optional<Instant> commit, Objectives objectives) {
        Role role = new Role("user", new SecretReference("secret"));
        Cluster cluster = new Cluster(
                "orders",
                "postgresql",
                "lab",
                "critical",
                objectives,
                "127.0.0.1:5432",
                "shop",
                "none",
                List.of(),
                role,
                role,
                Optional.empty(),
                Optional.empty());
        Duration second = Duration.ofSeconds(1);
        return RestoreFigures.figures(new RestoreFiguresInput(
                cluster,
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                DECIDED,
                DECIDED.plus(whole),
                second,
                second,
                second,
                new RecoveryPhases(second, Duration.ofSeconds(2), second),
                new RecoveryPhases(second, Duration.ofSeconds(20), second),
                second,
                second,
                second,
                DECIDED,
                commit));
    }
}
