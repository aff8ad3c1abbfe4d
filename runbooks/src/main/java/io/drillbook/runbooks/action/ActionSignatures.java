package io.drillbook.runbooks.action;

import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes signatures from the records of an action's handler. */
public final class ActionSignatures {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*\\.[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private ActionSignatures() {}

    /**
     * A signature with its digest, which covers name, risk and the two shapes: what a plan relies on. Sentences are for
     * people; changing one changes no digest.
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
        RecordOf inputShape = RecordShapes.of(input);
        RecordOf outputShape = RecordShapes.of(output);
        return new ActionSignature(
                name,
                about,
                risk,
                idempotence,
                lasting,
                inputShape,
                outputShape,
                digest(name, risk, inputShape, outputShape));
    }

    private static String digest(String name, Risk risk, RecordOf input, RecordOf output) {
        TreeMap<String, Object> covered = new TreeMap<>();
        covered.put("name", name);
        covered.put("risk", risk.name());
        covered.put("input", ShapeValues.of(input));
        covered.put("output", ShapeValues.of(output));
        return CanonicalJson.sha256(covered);
    }
}
