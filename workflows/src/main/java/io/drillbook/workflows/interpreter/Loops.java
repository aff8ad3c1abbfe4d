package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.workflows.interpreter.state.Loop;
import io.drillbook.workflows.interpreter.state.StepState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Steps for each item of a list, some items at once. */
final class Loops {
    private static final int MOST_FAILED_KEYS = 100;

    private final Draft draft;
    private final Walker walker;
    private final Scopes scopes;

    Loops(Draft draft, Walker walker) {
        this.draft = draft;
        this.walker = walker;
        this.scopes = new Scopes(draft, walker);
    }

    void begin(PlanStep.Each each, Place place) {
        List<Object> items = items(each, place);
        if (items.size() > Limits.ITEMS) {
            throw new StepFault(new Failure(
                    "too-many-items",
                    FailureKind.LIMIT,
                    each.common().title() + ": " + items.size() + " items, a loop may have " + Limits.ITEMS,
                    Optional.of("Take them in several runs.")));
        }
        Optional<Failure> tooLarge = Limits.tooLarge("the list of the loop", "items-too-large", items, Limits.OUTPUT);
        if (tooLarge.isPresent()) {
            throw new StepFault(tooLarge.get());
        }
        List<String> keys = keys(each, items, place);
        String key = place.key(each);
        draft.steps.put(key, draft.known(key).with(Loop.of(items, keys)));
        scopes.limit(each, each.timeout(), place);
    }

    private List<Object> items(PlanStep.Each each, Place place) {
        Object list = Values.of(draft, place)
                .json(each.items())
                .orElseThrow(() -> new StepFault(
                        "items-unknown", FailureKind.UNKNOWN, each.common().title() + ": the list is an absent value"));
        return new ArrayList<>((List<?>) list);
    }

    private List<String> keys(PlanStep.Each each, List<Object> items, Place place) {
        if (each.key().isEmpty()) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Object item : items) {
            Place inside = place.with(each.as(), ValueCodec.decode(each.item(), item));
            String text = Values.of(draft, inside).text(each.key().get());
            String key = Keys.safe(text);
            if (key.isEmpty() || Keys.tooLong(key) || !seen.add(key)) {
                String why = key.isEmpty() ? "is empty" : Keys.tooLong(key) ? "is too long" : "stands for two items";
                throw new StepFault(new Failure(
                        "bad-item-key",
                        FailureKind.CHECK_FAILED,
                        each.common().title() + ": the key \"" + text + "\" " + why,
                        Optional.of("A key is a short text that no two items share.")));
            }
            keys.add(key);
        }
        return keys;
    }

    void resume(PlanStep.Each each, Place place) {
        String key = place.key(each);
        for (int index : loop(key).open()) {
            if (!draft.ending.contains(key)) {
                goOn(each, index, place);
            }
        }
        while (!draft.ending.contains(key)
                && !walker.halted()
                && loop(key).open().size() < each.atOnce()
                && loop(key).next() < loop(key).items().size()) {
            int index = loop(key).next();
            put(key, loop(key).begun());
            goOn(each, index, place);
        }
        if (draft.ending.contains(key)) {
            end(each, key);
        } else if (loop(key).over()) {
            scopes.stopClock(key);
            scopes.finish(key, Progress.DONE, output(each, key));
        }
    }

    private void goOn(PlanStep.Each each, int index, Place place) {
        String key = place.key(each);
        String itemKey = loop(key).key(index);
        Object item = ValueCodec.decode(each.item(), loop(key).items().get(index));
        Place inside = place.item(itemKey, each.as(), item);
        Progress progress = walker.inOrder(each.steps(), owner(each, inside), inside);
        if (progress instanceof Progress.Done) {
            progress = give(each, index, inside, key);
        }
        if (progress instanceof Progress.Failed failed) {
            failed(each, index, key, failed);
        }
        if (!(progress instanceof Progress.Pending)) {
            new Collapse(draft).item(each, key, index, progress instanceof Progress.Failed);
        }
    }

    private Progress give(PlanStep.Each each, int index, Place inside, String key) {
        try {
            SortedMap<String, Object> given = Values.of(draft, inside).json(each.outputs());
            Object unused = ValueCodec.decode(each.result(), given);
            long bytes = given.isEmpty() ? 0 : CanonicalJson.of(given).getBytes(StandardCharsets.UTF_8).length;
            if (loop(key).resultBytes() + bytes > Limits.OUTPUT) {
                throw new StepFault(new Failure(
                        "results-too-large",
                        FailureKind.LIMIT,
                        each.common().title() + ": what the items give is larger than "
                                + new io.drillbook.runbooks.type.DataSize(Limits.OUTPUT) + " together",
                        Optional.of("Give less for each item, or keep it in storage and give where it lies.")));
            }
            put(key, loop(key).done(index, given, bytes));
            return Progress.DONE;
        } catch (RuntimeException | StackOverflowError thrown) {
            return new Progress.Failed(Faults.of(thrown), inside.key(each));
        }
    }

    /** An item failed: the loop goes on while that is tolerated, or ends the others and fails. */
    private void failed(PlanStep.Each each, int index, String key, Progress.Failed failed) {
        String itemKey = loop(key).key(index);
        put(key, loop(key).failed(index, MOST_FAILED_KEYS));
        if (loop(key).failed() > each.tolerate() || failed.failure().kind() == FailureKind.CANCELLED) {
            Failure why = failed.failure();
            Failure named = new Failure(
                    why.code(),
                    why.kind(),
                    "[" + Keys.inner(Keys.iteration(key), itemKey) + "] " + why.message(),
                    why.hint());
            scopes.stopClock(key);
            draft.ending.add(key);
            SortedMap<String, Object> first = new TreeMap<>();
            first.put(Scopes.FAILED_STEP, failed.step());
            draft.steps.put(key, draft.known(key).failing(named).with(first));
        }
    }

    private void end(PlanStep.Each each, String key) {
        if (new Ending(draft).settled(each, key)) {
            StepState state = draft.known(key);
            Failure failure = state.failure()
                    .orElseGet(() -> Scopes.expiry(each, each.timeout().orElseThrow(), key, "loop"));
            for (int index : loop(key).open()) {
                new Collapse(draft).item(each, key, index, true);
            }
            scopes.fail(key, new Progress.Failed(failure, Scopes.failedFirst(each, key, state)));
        }
    }

    private SortedMap<String, Object> output(PlanStep.Each each, String key) {
        Loop loop = loop(key);
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("done", (long) loop.done());
        output.put("failed", (long) loop.failed());
        Optional<ValueType.Field> results = each.output().field("results");
        if (results.isPresent()) {
            List<Object> all = new ArrayList<>();
            for (Map.Entry<String, Object> entry : loop.results().entrySet()) {
                SortedMap<String, Object> one = new TreeMap<>();
                one.put("key", loop.key(Integer.parseInt(entry.getKey())));
                ((Map<?, ?>) entry.getValue()).forEach((name, value) -> one.put((String) name, value));
                all.add(one);
            }
            output.put("results", all);
        }
        return output;
    }

    private Loop loop(String key) {
        return draft.known(key).loop().orElseThrow();
    }

    private void put(String key, Loop loop) {
        StepState state = draft.known(key);
        draft.steps.put(key, state.with(loop));
    }

    /** Key of the state that holds how far the steps came for an item. */
    static String owner(PlanStep.Each each, Place inside) {
        return inside.key(each.common().path() + "/each-item");
    }
}
