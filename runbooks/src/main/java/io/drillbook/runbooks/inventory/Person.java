package io.drillbook.runbooks.inventory;

import java.util.List;

/**
 * Somebody who starts runs, votes and answers.
 *
 * @param keys public SSH keys that sign for the person: type and base64
 */
public record Person(String name, List<String> keys) {
    public Person {
        keys = List.copyOf(keys);
    }
}
