package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.state.Phase;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
                .set(PHASE, Phase.OPENING.word())
                .build();
    }

    /** What the run knows of itself from the start. */
    static void begin(RunStart start) {
        SearchAttributes known = atStart(start.plan(), start.trigger());
        List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
        for (SearchAttributeKey<String> key : List.of(TARGET, KIND, ENGINE, TRIGGER, PHASE)) {
            change(key, Objects.requireNonNull(known.get(key))).ifPresent(updates::add);
        }
        upsert(updates);
    }

    /** Where the run stands. */
    static void show(Phase phase, Optional<Outcome> outcome) {
        List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
        change(PHASE, phase.word()).ifPresent(updates::add);
        outcome.flatMap(ended -> change(OUTCOME, ended.word())).ifPresent(updates::add);
        upsert(updates);
    }

    /** Empty when the run shows this already: every upsert costs an event and a write of the server's index. */
    private static Optional<SearchAttributeUpdate<?>> change(SearchAttributeKey<String> key, String value) {
        return value.equals(Workflow.getTypedSearchAttributes().get(key))
                ? Optional.empty()
                : Optional.of(key.valueSet(value));
    }

    private static void upsert(List<SearchAttributeUpdate<?>> updates) {
        if (!updates.isEmpty()) {
            Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate<?>[]::new));
        }
    }
}
