package io.drillbook.activities.step;

import io.drillbook.runbooks.action.Risk;
import java.util.function.Supplier;

/**
 * The one definition of an action. The compiler's signature, the reference and the help are made from it.
 *
 * @param name {@code engine.verb}
 * @param about one sentence: what it does
 * @param idempotence one sentence: how it finds its own effect already done
 * @param lasting whether it may take longer than a minute
 * @param handler made when the worker starts, never at lint time
 */
public record ActionDefinition<I extends Record, O extends Record>(
        String name,
        String about,
        Risk risk,
        String idempotence,
        boolean lasting,
        Class<I> input,
        Class<O> output,
        Supplier<Action<I, O>> handler) {}
