package io.drillbook.runbooks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.runbooks.SampleInventory;
import io.drillbook.runbooks.SampleRunbooks;
import io.drillbook.runbooks.inventory.EnvironmentRules;
import io.drillbook.runbooks.inventory.Group;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.problem.ProblemsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VoterCheckTest {
    private static final String RUNBOOK = """
        runbook: sample
        language: 1
        title: A sample
        kind: maintenance
        engine: sample
        owner: database-team
        inputs:
          cluster: { type: cluster }
        guard: { lock: { target: "${ inputs.cluster }", mode: space }, max_duration: 4h }
        steps:
          - id: seen
            action: sample.observe
            with: { cluster: "${ inputs.cluster }" }
          - consent: Drop it?
            by: [leads]
            within: 1h
            steps:
              - action: sample.drop
                with: { node: "${ steps.seen.primary }" }
                no_undo: it is gone
        """;

    @Test
    void aGroupThatTheInventoryDoesNotHaveIsToldBeforeTheRun() {
        assertThatThrownBy(() -> bind(inventory("lead", List.of("ann"), Optional.empty())))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("inputs:1:1: error[unknown-group]: \"Drop it?\" asks the group leads, which the inventory"
                        + " does not have\n  hint: did you mean lead?");
    }

    @Test
    void theEnvironmentMayAskForMoreVotesForWhatLosesData() {
        Plan plan = bind(inventory("leads", List.of("ann", "ben"), Optional.of(2)));
        PlanStep.Consent consent = (PlanStep.Consent) plan.definition().steps().get(1);
        assertThat(consent.votes()).isEqualTo(1);
        assertThat(plan.votesFor(consent)).isEqualTo(2);
        Plan without = bind(inventory("leads", List.of("ann", "ben"), Optional.empty()));
        assertThat(plan.proposalHash()).isNotEqualTo(without.proposalHash());
        assertThat(without.votesFor(consent)).isEqualTo(1);
    }

    @Test
    void aGroupThatIsTooSmallForTheVotesIsToldBeforeTheRun() {
        assertThatThrownBy(() -> bind(inventory("leads", List.of("ann"), Optional.of(2))))
                .hasMessageContaining("error[too-few-people]: \"Drop it?\" needs 2 votes, and leads has 1 people");
    }

    private static Plan bind(Inventory inventory) {
        return Binder.bind(SampleRunbooks.compile(RUNBOOK), inventory, new TreeMap<>(Map.of("cluster", "orders")));
    }

    private static Inventory inventory(String group, List<String> members, Optional<Integer> votes) {
        Inventory sample = SampleInventory.INVENTORY;
        return new Inventory(
                sample.clusters(),
                sample.sandboxes(),
                sample.stores(),
                sample.hosts(),
                new TreeMap<>(Map.of("lab", new EnvironmentRules("lab", Optional.empty(), votes))),
                sample.secrets(),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(group, new Group(group, members))));
    }
}
