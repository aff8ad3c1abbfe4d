package io.drillbook.runbooks.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A secret's name in the inventory. The value is resolved inside an activity and goes nowhere else.
 *
 * @param name as under {@code secrets:} in the inventory
 */
public record SecretReference(@JsonValue String name) {
    @JsonCreator
    public SecretReference {}
}
