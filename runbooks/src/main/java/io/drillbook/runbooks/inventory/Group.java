package io.drillbook.runbooks.inventory;

import java.util.List;

/**
 * People who may answer the same questions.
 *
 * @param members names of people
 */
public record Group(String name, List<String> members) {
    public Group {
        members = List.copyOf(members);
    }
}
