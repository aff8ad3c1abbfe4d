package io.drillbook.runbooks.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.SortedMap;

/** A value of the plan: known already, or computed from the run's bindings when its step begins. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlanValue.Literal.class, name = "literal"),
    @JsonSubTypes.Type(value = PlanValue.Computed.class, name = "computed"),
    @JsonSubTypes.Type(value = PlanValue.Template.class, name = "template"),
    @JsonSubTypes.Type(value = PlanValue.Items.class, name = "items"),
    @JsonSubTypes.Type(value = PlanValue.Fields.class, name = "fields"),
})
public sealed interface PlanValue {
    /** @param value in its JSON form; {@code type} says how to read it */
    record Literal(Object value, ValueType type) implements PlanValue {}

    /** @param expression CEL source, checked to give {@code type} */
    record Computed(String expression, ValueType type) implements PlanValue {}

    /** @param parts text with values between; an absent value prints "not measured" */
    record Template(List<PlanValue> parts) implements PlanValue {}

    record Items(List<PlanValue> items) implements PlanValue {}

    record Fields(SortedMap<String, PlanValue> fields) implements PlanValue {}
}
