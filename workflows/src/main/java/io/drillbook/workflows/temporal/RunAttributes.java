package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.state.Phase;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/**
 * The search attributes of a run. A worker checks before it starts that the namespace has them: an upsert of an unknown
 * one would fail the workflow task for ever.
 */
public final class RunAttributes {
    public static final SearchAttributeKey<String> TARGET = SearchAttributeKey.forKeyword("RunbookTarget");
    public static final SearchAttributeKey<String> KIND = SearchAttributeKey.forKeyword("RunbookKind");
    public static final SearchAttributeKey<String> ENGINE = SearchAttributeKey.forKeyword("RunbookEngine");
    public static final SearchAttributeKey<String> TRIGGER = SearchAttributeKey.forKeyword("RunbookTrigger");
    public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("RunbookPhase");
    public static final SearchAttributeKey<String> OUTCOME = SearchAttributeKey.forKeyword("RunbookOutcome");

    /** All of them; each is a Keyword. */
    public static final List<SearchAttributeKey<String>> ALL = List.of(TARGET, KIND, ENGINE, TRIGGER, PHASE, OUTCOME);

    private RunAttributes() {}

    /** What a starter already knows; the run says the same again, whoever started it. */
    public static SearchAttributes atStart(Plan plan, String trigger) {
        return SearchAttributes.newBuilder()
                .set(TARGET, plan.target())
                .set(KIND, plan.definition().kind())
                .set(ENGINE, plan.definition().engine())
                .set(TRIGGER, trigger)
                .build();
    }

    /** What does not change during the run. */
    static void begin(RunStart start) {
        Workflow.upsertTypedSearchAttributes(
                TARGET.valueSet(start.plan().target()),
                KIND.valueSet(start.plan().definition().kind()),
                ENGINE.valueSet(start.plan().definition().engine()),
                TRIGGER.valueSet(start.trigger()));
    }

    /** Where the run stands. */
    static void show(Phase phase, Optional<Outcome> outcome) {
        if (outcome.isPresent()) {
            Workflow.upsertTypedSearchAttributes(
                    PHASE.valueSet(phase.word()), OUTCOME.valueSet(outcome.get().word()));
        } else {
            Workflow.upsertTypedSearchAttributes(PHASE.valueSet(phase.word()));
        }
    }
}
