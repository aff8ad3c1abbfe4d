package io.drillbook.runbooks.action;

import io.drillbook.runbooks.type.ValueType.RecordOf;

/**
 * What the compiler knows of an action. It is derived from the records of the action's handler and from nothing else.
 *
 * @param name {@code engine.verb}, also the activity's type in the Web UI
 * @param about one sentence: what it does
 * @param risk of the act itself, before ownership is looked at
 * @param idempotence one sentence: how it finds its own effect already done
 * @param lasting whether it may take longer than a minute; its step then needs a {@code timeout}
 * @param digest SHA-256 over the canonical JSON of name, risk, input and output, in hexadecimal
 */
public record ActionSignature(
        String name,
        String about,
        Risk risk,
        String idempotence,
        boolean lasting,
        RecordOf input,
        RecordOf output,
        String digest) {}
