package io.drillbook.runbooks.model;

import java.util.List;
import java.util.Optional;

/**
 * The keys of one kind of mapping, in the order in which people write them.
 *
 * @param name how a problem calls the mapping
 */
public record Shape(String name, List<Key> keys) {
    public Shape {
        keys = List.copyOf(keys);
    }

    /** The key with this name. */
    public Optional<Key> key(String wanted) {
        return keys.stream().filter(key -> key.name().equals(wanted)).findFirst();
    }

    /** All names, in order. */
    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }
}
