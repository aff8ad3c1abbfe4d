package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.PreviewLines;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.SignatureCheck;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.SystemAction;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What runs act on in these tests: a list of what was done, in memory. */
final class World implements DynamicActivity {
    /** What an act does instead of succeeding at once. */
    interface Act {
        ActionResult run(ActionCall call, ActivityExecutionContext activity) throws Exception;
    }

    final List<String> done = new CopyOnWriteArrayList<>();
    final List<RunRecord> records = new CopyOnWriteArrayList<>();
    final Map<String, Act> acts = new ConcurrentHashMap<>();
    final Map<String, Function<EncodedValues, Object>> system = new ConcurrentHashMap<>();

    World() {
        system.put(SystemAction.OPEN, input -> "");
        system.put(
                SystemAction.ACQUIRE,
                input -> new LockAnswer(LockAnswer.State.GRANTED, Optional.of(7L), Optional.empty(), "yours"));
        system.put(SystemAction.RELEASE, input -> "");
        system.put(SystemAction.PREVIEW, input -> new PreviewLines(new TreeMap<>()));
        system.put(SystemAction.CHECK_SIGNATURES, input -> signed(input.get(0, SignatureCheck.class)));
        system.put(SystemAction.RECORD, input -> {
            records.add(input.get(0, RunRecord.class));
            return new RecordStored("evidence", "memory", "digest");
        });
    }

    /** Whoever a text names has signed it when the signature is the word good, and leads. */
    private static SignatureVerdicts signed(SignatureCheck check) {
        return new SignatureVerdicts(check.items().stream()
                .map(item -> item.text().signature().equals("good")
                        ? new SignatureVerdicts.Item(
                                Optional.of(new Signer(item.claimed(), "SHA256:test", List.of("leads"))), "good")
                        : new SignatureVerdicts.Item(Optional.empty(), "no key of theirs made it"))
                .toList());
    }

    @Override
    public @Nullable Object execute(EncodedValues input) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        String name = activity.getInfo().getActivityType();
        Function<EncodedValues, Object> own = system.get(name);
        if (own != null) {
            done.add(name);
            Object result = own.apply(input);
            return result.equals("") ? null : result;
        }
        ActionCall call = input.get(0, ActionCall.class);
        try {
            ActionResult result = acts.getOrDefault(call.effect().path(), (same, context) -> result())
                    .run(call, activity);
            done.add(call.effect().path());
            return result;
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw Activity.wrap(failure);
        }
    }

    static ActionResult result() {
        String now = Instant.EPOCH.toString();
        return new ActionResult(new TreeMap<>(), false, List.of(), 1, now, now);
    }

    /** An act that gives this, in JSON form. */
    static Act gives(Map<String, Object> output) {
        return (call, activity) -> {
            String now = Instant.EPOCH.toString();
            return new ActionResult(new TreeMap<>(output), false, List.of(), 1, now, now);
        };
    }

    /** An act that fails as the frame around acts says failures. */
    static Act fails(String code, FailureKind kind) {
        return (call, activity) -> {
            throw failure(code, kind);
        };
    }

    static ApplicationFailure failure(String code, FailureKind kind) {
        Failure failure = Failure.of(code, kind, "as planned");
        return ApplicationFailure.newBuilder()
                .setType(code)
                .setMessage(failure.message())
                .setNonRetryable(!kind.retryable())
                .setDetails(failure)
                .build();
    }
}
