package io.drillbook.activities.step;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.RecordCodec;
import io.drillbook.runbooks.json.ValueException;
import java.util.List;
import java.util.SortedMap;

/** An action with its handler, on values in JSON form. */
final class BoundAction<I extends Record, O extends Record> {
    private final ActionDefinition<I, O> definition;
    private final String digest;
    private final Action<I, O> handler;

    BoundAction(ActionDefinition<I, O> definition, ActionEnvironment environment) {
        this.definition = definition;
        this.digest = definition.signature().digest();
        this.handler = definition.factory().make(environment);
    }

    /** Refuses a plan that was made against another signature. */
    void checkSignature(String planned) throws ActionException {
        if (!planned.equals(digest)) {
            throw new ActionException(
                    "action-changed",
                    FailureKind.REFUSED,
                    definition.name() + " has signature " + start(digest) + " on this worker; the plan was made for "
                            + start(planned),
                    "start the run anew with this version, or run a worker of the version the plan was made with");
        }
    }

    SortedMap<String, Object> run(SortedMap<String, Object> input, ActionContext context)
            throws ActionException, InterruptedException {
        return RecordCodec.encode(handler.run(decode(input), context));
    }

    List<String> preview(SortedMap<String, Object> input) throws ActionException {
        return List.copyOf(handler.preview(decode(input)));
    }

    private I decode(SortedMap<String, Object> input) throws ActionException {
        try {
            return RecordCodec.decode(definition.input(), input);
        } catch (ValueException wrong) {
            throw new ActionException(
                    "input-refused",
                    FailureKind.REFUSED,
                    "input of " + definition.name() + ": " + wrong.getMessage(),
                    "check the step's with:");
        }
    }

    private static String start(String digest) {
        return digest.length() > 12 ? digest.substring(0, 12) : digest;
    }
}
