package io.drillbook.runbooks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.NamedTexts;
import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.SampleActions;
import io.drillbook.runbooks.SampleInventory;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calls, from two texts to one plan. */
class CalledRunbooksTest {
    private static final String CALLER = """
        runbook: caller
        language: 1
        title: Calls
        kind: maintenance
        engine: sample
        owner: database-team
        inputs:
          cluster: { type: cluster }
        guard:
          lock: { target: "${ inputs.cluster }", mode: backup }
          max_duration: 2h
        steps:
          - id: first
            action: sample.observe
            with: { cluster: "${ inputs.cluster }" }
          - id: look
            call: look
            with: { cluster: "${ inputs.cluster }", wait: "${ steps.first.lag }" }
        outputs:
          lag: ${ steps.?look.lag }
        """;

    private static final String LOOK = """
        runbook: look
        language: 1
        title: Looks
        kind: maintenance
        engine: sample
        owner: database-team
        inputs:
          cluster: { type: cluster, engine: sample }
          wait: { type: duration, default: 5s }
        guard:
          lock: { target: "${ inputs.cluster }", mode: observe }
          max_duration: 1h
        steps:
          - wait: ${ inputs.wait }
          - id: seen
            action: sample.observe
            with: { cluster: "${ inputs.cluster }" }
        finally:
          - action: sample.say
            with: { text: "${ inputs.cluster.name }, ${ inputs.wait }" }
        outputs:
          lag: ${ steps.?seen.lag }
        """;

    @Test
    void aPlanHoldsTheCalledRunbookWithPathsOfItsOwn() throws JsonProcessingException {
        Plan plan = bind(CALLER, LOOK);
        assertThat(PlanSteps.all(plan.definition()).map(step -> step.common().path()))
                .containsExactly(
                        "steps/first",
                        "steps/look",
                        "steps/look/steps/0",
                        "steps/look/steps/seen",
                        "steps/look/finally/0");
        assertThat(plan.definition().signatures()).containsOnlyKeys("sample.observe", "sample.say");
        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(plan), Plan.class))
                .isEqualTo(plan);
    }

    @Test
    void aChangedTextOfTheCalledRunbookChangesWhatIsSignedAndBothHashes() {
        Plan plan = bind(CALLER, LOOK);
        Plan changed = bind(CALLER, LOOK.replace("text: \"", "text: \"now "));
        assertThat(changed.definition().source()).isNotEqualTo(plan.definition().source());
        assertThat(changed.definitionHash()).isNotEqualTo(plan.definitionHash());
        assertThat(changed.proposalHash()).isNotEqualTo(plan.proposalHash());
        assertThat(plan.definition().source()).isNotEqualTo(Digests.sha256(CALLER));
    }

    @Test
    void aRunbookThatCallsNothingIsSignedByItsTextAlone() {
        assertThat(compile(LOOK).definition().orElseThrow().source()).isEqualTo(Digests.sha256(LOOK));
    }

    @Test
    void thePreviewShowsTheStepsOfTheCallWithItsInputsAsFarAsTheyAreKnown() {
        List<PlanPreview.Step> steps = PlanPreview.of(bind(CALLER, LOOK));
        assertThat(steps.stream()
                        .map(step -> "%s%s %s".formatted("  ".repeat(step.depth()), step.kind(), step.title())))
                .containsExactly(
                        "action sample.observe",
                        "call Looks (sample.look, at most 1h)",
                        "  wait wait … ((known after step first))",
                        "  action sample.observe",
                        "  finally however its steps end",
                        "    action sample.say");
        assertThat(steps.get(3).act().orElseThrow().input()).isPresent();
        assertThat(steps.get(5).act().orElseThrow().with()).containsEntry("text", "orders, (known after step first)");
        assertThat(steps).noneMatch(PlanPreview.Step::inFinally);
    }

    @Test
    void aCallOnAnotherTargetThanTheLockedOneIsRefusedBeforeTheRun() {
        Definition definition = definition(
                CALLER.replace("\ninputs:\n", "\ninputs:\n  other: { type: cluster, optional: true }\n")
                        .replace(
                                "cluster: \"${ inputs.cluster }\", wait",
                                "cluster: \"${ inputs.?other.orValue(inputs.cluster) }\", wait"),
                LOOK.replace(", engine: sample }", " }"));
        assertThat(Binder.bind(definition, SampleInventory.INVENTORY, new TreeMap<>(Map.of("cluster", "orders")))
                        .target())
                .isEqualTo("orders");
        assertThatThrownBy(() -> Binder.bind(
                        definition,
                        SampleInventory.INVENTORY,
                        new TreeMap<>(Map.of("cluster", "orders", "other", "ledger"))))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("call-locks-other-target")
                .hasMessageContaining("which locks ledger, and this run has locked orders");
    }

    @Test
    void aCallWithAnEntryOfAnotherEngineIsRefusedBeforeTheRun() {
        String open = CALLER.replace("cluster: { type: cluster }", "cluster: { type: cluster, engine: other }");
        assertThatThrownBy(() -> Binder.bind(
                        definition(open, LOOK), SampleInventory.INVENTORY, new TreeMap<>(Map.of("cluster", "ledger"))))
                .hasMessageContaining("wrong-engine")
                .hasMessageContaining("takes the engine sample, and \"ledger\" is other");
    }

    @Test
    void theBlastRadiusOfTheCalledRunbookHoldsForTheCall() {
        String narrow = LOOK.replace(
                "  max_duration: 1h", "  max_duration: 1h\n  blast_radius: { most_targets: 1, never: [orders] }");
        assertThatThrownBy(() -> bind(CALLER, narrow)).hasMessageContaining("outside-blast-radius");
    }

    @Test
    void theLongestCoolDownCountsUnlessTheEnvironmentHasOne() {
        String patient = LOOK.replace("  max_duration: 1h", "  max_duration: 1h\n  cool_down: 3h");
        String own = CALLER.replace("  max_duration: 2h", "  max_duration: 2h\n  cool_down: 1h");
        Inventory known = SampleInventory.INVENTORY;
        Inventory free = new Inventory(
                known.clusters(), known.sandboxes(), known.stores(), known.hosts(), new TreeMap<>(), known.secrets());
        Definition definition = definition(own, patient);
        assertThat(Binder.bind(definition, free, new TreeMap<>(Map.of("cluster", "orders")))
                        .coolDown())
                .contains(Duration.ofHours(3));
        assertThat(bind(own, patient).coolDown()).contains(Duration.ZERO);
    }

    @Test
    void aDefaultThatNamesAnEntryOfTheInventoryIsNotTakenByACall() {
        String defaulted = LOOK.replace("engine: sample }\n  wait", "engine: sample, default: orders }\n  wait");
        assertThat(problems(CALLER.replace("cluster: \"${ inputs.cluster }\", wait", "wait"), defaulted))
                .contains("missing-field");
        assertThat(problems(CALLER.replace(", wait: \"${ steps.first.lag }\"", ""), LOOK))
                .isEmpty();
    }

    @Test
    void destructiveStepsOfACalledRunbookMayLieInsideAConsentOfTheCaller() {
        String drop = LOOK.replace("finally:\n", """
              - action: sample.drop
                with: { node: "${ steps.seen.primary }" }
                no_undo: it is gone
            finally:
            """);
        String consenting = CALLER.replaceFirst("(?s)  - id: look.*?(?=outputs:)", """
              - consent: Drop?
                by: [leads]
                within: 1h
                steps:
                  - id: look
                    call: look
                    with: { cluster: "\\${ inputs.cluster }", wait: "\\${ steps.first.lag }" }
            """);
        assertThat(problems(CALLER, drop)).contains("destructive-without-consent");
        assertThat(problems(consenting, drop)).isEmpty();
    }

    private static String problems(String caller, String callee) {
        return RunbookCompiler.compile(
                        new SourceText("caller.yaml", caller), SampleActions.CATALOG, NamedTexts.of("look", callee))
                .problems()
                .stream()
                .map(problem -> problem.code())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static RunbookCompiler.Compiled compile(String text) {
        return RunbookCompiler.compile(new SourceText("look.yaml", text), SampleActions.CATALOG);
    }

    private static Definition definition(String caller, String callee) {
        RunbookCompiler.Compiled compiled = RunbookCompiler.compile(
                new SourceText("caller.yaml", caller), SampleActions.CATALOG, NamedTexts.of("look", callee));
        return compiled.definition().orElseThrow(() -> new ProblemsException(compiled.problems()));
    }

    private static Plan bind(String caller, String callee) {
        return Binder.bind(
                definition(caller, callee), SampleInventory.INVENTORY, new TreeMap<>(Map.of("cluster", "orders")));
    }
}
