package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A checked runbook: what its text and the signatures of its actions say, and nothing of any target.
 *
 * @param runbook {@code engine.name}: the workflow's type
 * @param kind backup, restore-test, drill, incident or maintenance
 * @param inputs in the order of the file
 * @param compiler version of the compiler that made it
 * @param signatures digest of every action used, by its name; those of called runbooks too
 * @param source SHA-256 in hexadecimal: of the text, or when it calls others, of the text's digest and theirs
 */
public record Definition(
        int language,
        String runbook,
        String title,
        String kind,
        String engine,
        String owner,
        Objectives objectives,
        List<Input> inputs,
        Guard guard,
        List<PlanStep> steps,
        List<PlanStep> finallySteps,
        SortedMap<String, PlanValue> outputs,
        RecordOf output,
        SortedMap<String, String> signatures,
        String compiler,
        String source) {
    public Definition {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        finallySteps = List.copyOf(finallySteps);
    }

    /**
     * @param fallback value in JSON form when the caller gives none; the name, for an entry of the inventory
     * @param about one sentence
     * @param engine that a cluster or sandbox must have
     */
    public record Input(
            String name,
            ValueType type,
            Optional<Object> fallback,
            boolean optional,
            String about,
            Optional<String> engine) {
        /** An input of any engine. */
        public Input(String name, ValueType type, Optional<Object> fallback, boolean optional, String about) {
            this(name, type, fallback, optional, about, Optional.empty());
        }
    }
}
