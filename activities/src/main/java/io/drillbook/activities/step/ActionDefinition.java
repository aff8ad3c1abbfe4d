package io.drillbook.activities.step;

import static java.util.Objects.requireNonNull;

import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.action.Risk;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The one definition of an action. The compiler's signature, the reference and the help are made from it.
 *
 * @param name {@code engine.verb}
 * @param about one sentence: what it does
 * @param idempotence one sentence: how it finds its own effect already done
 * @param lasting whether it may take longer than a minute
 * @param factory used when the worker starts, never at lint time
 */
public record ActionDefinition<I extends Record, O extends Record>(
        String name,
        String about,
        Risk risk,
        String idempotence,
        boolean lasting,
        Class<I> input,
        Class<O> output,
        ActionFactory<I, O> factory) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

    public ActionDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an action's name (engine.verb in snake_case): " + name);
        }
        requireNonNull(about, "about");
        requireNonNull(risk, "risk");
        requireNonNull(idempotence, "idempotence");
        requireNonNull(input, "input");
        requireNonNull(output, "output");
        requireNonNull(factory, "factory");
    }

    /** An action whose handler needs nothing of the worker. */
    public ActionDefinition(
            String name,
            String about,
            Risk risk,
            String idempotence,
            boolean lasting,
            Class<I> input,
            Class<O> output,
            Supplier<Action<I, O>> handler) {
        this(name, about, risk, idempotence, lasting, input, output, environment -> handler.get());
    }

    /** What the compiler knows of the action. */
    public ActionSignature signature() {
        return ActionSignatures.of(name, about, risk, idempotence, lasting, input, output);
    }
}
