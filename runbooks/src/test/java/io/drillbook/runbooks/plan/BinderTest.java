package io.drillbook.runbooks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.SampleInventory;
import io.drillbook.runbooks.SampleRunbooks;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BinderTest {
    private static final Path GOLDEN = Path.of("src/test/resources/good/nightly.plan.json");
    private static final Definition NIGHTLY = SampleRunbooks.definition("nightly.yaml");

    @Test
    void thePlanIsExactlyTheGoldenOne() throws IOException {
        String plan = Json.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(bind("cluster", "orders", "sandbox", "cellar"))
                + "\n";
        if (Boolean.getBoolean("drillbook.golden.write")) {
            Files.writeString(GOLDEN, plan);
        }
        assertThat(plan).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void aPlanSurvivesTheJourneyToTheWorkflow() throws JsonProcessingException {
        Plan plan = bind("cluster", "orders", "sandbox", "cellar", "at", "2026-01-31T12:00:00Z");
        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(plan), Plan.class))
                .isEqualTo(plan);
    }

    @Test
    void theTargetItsEnvironmentAndItsRulesComeFromTheLockedThing() {
        Plan plan = bind("cluster", "orders", "sandbox", "cellar");
        assertThat(plan.target()).isEqualTo("orders");
        assertThat(plan.environment()).isEqualTo("lab");
        assertThat(plan.coolDown()).as("the lab's rule, not the guard's hour").contains(Duration.ZERO);
    }

    @Test
    void anEnvironmentsCoolDownHoldsForRunsThatChangeRolesAndForThoseThatHaveOne() {
        String text = SampleRunbooks.text("nightly.yaml").replace("  cool_down: 1h\n", "");
        assertThat(text).contains("mode: backup");
        Definition backup = SampleRunbooks.compile(text);
        Definition drill = SampleRunbooks.compile(text.replace("mode: backup", "mode: topology"));
        var given = inputs("cluster", "orders", "sandbox", "cellar");
        assertThat(Binder.bind(backup, SampleInventory.INVENTORY, given).coolDown())
                .isEmpty();
        assertThat(Binder.bind(drill, SampleInventory.INVENTORY, given).coolDown())
                .contains(Duration.ZERO);
    }

    @Test
    void objectivesOfTheRunbookGoFirstAndTheTierFillsTheRest() {
        Definition silent = SampleRunbooks.compile(SampleRunbooks.text("nightly.yaml")
                .replace("objectives: { rto: 1h, rpo: 1m }", "objectives: { rto: 1h }")
                .replace("objectives.rpo", "objectives.?rpo.orValue(duration('1m'))"));
        Plan plan = Binder.bind(silent, SampleInventory.INVENTORY, inputs("cluster", "orders", "sandbox", "cellar"));
        assertThat(plan.objectives())
                .isEqualTo(new Objectives(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofHours(1))));
    }

    @Test
    void theProposalHashFollowsTheInputsAndTheDefinitionHashDoesNot() {
        Plan full = bind("cluster", "orders", "sandbox", "cellar");
        Plan incremental = bind("cluster", "orders", "sandbox", "cellar", "kind", "incremental");
        assertThat(incremental.definitionHash()).isEqualTo(full.definitionHash());
        assertThat(incremental.proposalHash()).isNotEqualTo(full.proposalHash());
        assertThat(bind("cluster", "orders", "sandbox", "cellar")).isEqualTo(full);
    }

    @Test
    void everySlipOfTheInputsIsSaidAtOnce() {
        assertThatThrownBy(() -> bind(
                        "clutser", "orders", "cluster", "order", "kind", "ful", "keep", "7d", "at", "now", "login",
                        "pw"))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("""
                        inputs:1:1: error[bad-input]: the input "at" is a time, not "now"
                          hint: a time is written like 2026-01-31T12:00:00Z
                        inputs:1:1: error[bad-input]: the input "keep" is a whole number, not "7d"
                          hint: digits only, without point or unit
                        inputs:1:1: error[bad-input]: the input "kind" is one of full, incremental, not "ful"
                          hint: did you mean full?
                        inputs:1:1: error[missing-input]: sample.nightly needs the input "sandbox": a sandbox
                          hint: give it with --input sandbox=...
                        inputs:1:1: error[unknown-cluster]: the inventory has no cluster "order" (input "cluster")
                          hint: did you mean orders?
                        inputs:1:1: error[unknown-input]: sample.nightly has no input "clutser"
                          hint: did you mean cluster?
                        inputs:1:1: error[unknown-secret]: the input "login" names no secret of the inventory
                          hint: give the secret's name in the inventory, never its value""");
    }

    @Test
    void aClusterOfAnotherEngineIsRefused() {
        assertThatThrownBy(() -> bind("cluster", "ledger", "sandbox", "cellar"))
                .hasMessageContaining("error[wrong-engine]")
                .hasMessageContaining("takes the engine sample, and \"ledger\" is other");
    }

    @Test
    void aSecretThatARunbookNamesMustBeInTheInventory() {
        Definition named = SampleRunbooks.compile(SampleRunbooks.text("nightly.yaml")
                .replace("password: ${ inputs.?login }", "password: order_password")
                .replace("  login: { type: secret, optional: true }\n", ""));
        assertThatThrownBy(() ->
                        Binder.bind(named, SampleInventory.INVENTORY, inputs("cluster", "orders", "sandbox", "cellar")))
                .hasMessageContaining("error[unknown-secret]")
                .hasMessageContaining("did you mean orders_password?");
    }

    @Test
    void aTargetOutsideTheBlastRadiusIsRefusedBeforeAnythingBegins() {
        assertThat(within("{ most_targets: 1, environments: [staging, lab], never: [billing] }")
                        .definition()
                        .guard()
                        .blastRadius())
                .isPresent();
        assertThatThrownBy(() -> within("{ most_targets: 1, environments: [staging, production] }"))
                .hasMessageContaining("error[outside-blast-radius]")
                .hasMessageContaining(
                        "orders is outside the blast radius: it belongs to lab, not to staging or production");
        assertThatThrownBy(() -> within("{ most_targets: 1, never: [billing, orders] }"))
                .hasMessageContaining("orders is outside the blast radius: the guard names it under \"never\"");
    }

    @Test
    void moreTargetsThanTheBlastRadiusAreRefused() {
        String radius = "  blast_radius: { most_targets: 1 }\n  max_duration:";
        String twice = SampleRunbooks.text("nightly.yaml")
                .replace("  max_duration:", radius)
                .replace("  at: { type: time", "  beside: { type: cluster }\n  at: { type: time")
                .replace("text: ${ run.outcome }", "text: ${ inputs.beside.name } ${ run.outcome }");
        assertThatThrownBy(() -> Binder.bind(
                        SampleRunbooks.compile(twice),
                        SampleInventory.INVENTORY,
                        inputs("cluster", "orders", "sandbox", "cellar", "beside", "ledger")))
                .hasMessageContaining("the run would touch 2 targets (orders, ledger), and its blast radius is 1");
    }

    private static Plan within(String radius) {
        Definition guarded = SampleRunbooks.compile(SampleRunbooks.text("nightly.yaml")
                .replace("  max_duration:", "  blast_radius: " + radius + "\n  max_duration:"));
        return Binder.bind(guarded, SampleInventory.INVENTORY, inputs("cluster", "orders", "sandbox", "cellar"));
    }

    @Test
    void aPlanThatIsTooLargeIsRefused() {
        Definition large = SampleRunbooks.compile(SampleRunbooks.text("nightly.yaml")
                .replace("at: { type: time", "note: { type: text, default: x }\n  at: { type: time")
                .replace("text: ${ run.outcome }", "text: ${ inputs.note } ${ run.outcome }"));
        assertThatThrownBy(() -> Binder.bind(
                        large,
                        SampleInventory.INVENTORY,
                        inputs("cluster", "orders", "sandbox", "cellar", "note", "x".repeat(Plan.LARGEST))))
                .hasMessageContaining("error[plan-too-large]");
    }

    private static Plan bind(String... given) {
        return Binder.bind(NIGHTLY, SampleInventory.INVENTORY, inputs(given));
    }

    private static SortedMap<String, String> inputs(String... given) {
        Map<String, String> inputs = new TreeMap<>();
        for (int index = 0; index < given.length; index += 2) {
            inputs.put(given[index], given[index + 1]);
        }
        return new TreeMap<>(inputs);
    }
}
