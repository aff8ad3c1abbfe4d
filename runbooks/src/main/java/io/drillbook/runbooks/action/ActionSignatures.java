package io.drillbook.runbooks.action;

import java.util.regex.Pattern;

/** Makes signatures from the records of an action's handler. */
public final class ActionSignatures {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*\\.[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private ActionSignatures() {}

    /**
     * The signature of an action.
     *
     * @throws IllegalArgumentException for a name that is not {@code engine.verb} or a record without a shape
     */
    public static ActionSignature of(
            String name,
            String about,
            Risk risk,
            String idempotence,
            boolean lasting,
            Class<? extends Record> input,
            Class<? extends Record> output) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an action is called engine.verb in snake_case, not \"" + name + "\"");
        }
        return new ActionSignature(
                name, about, risk, idempotence, lasting, RecordShapes.of(input), RecordShapes.of(output));
    }
}
