package io.drillbook.runbooks.action;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All actions the compiler may use, in the order of their names. */
public final class ActionCatalog implements Iterable<ActionSignature> {
    private final SortedMap<String, ActionSignature> signatures;

    private ActionCatalog(SortedMap<String, ActionSignature> signatures) {
        this.signatures = Collections.unmodifiableSortedMap(signatures);
    }

    /** @throws IllegalArgumentException when two actions have one name */
    public static ActionCatalog of(List<ActionSignature> signatures) {
        SortedMap<String, ActionSignature> byName = new TreeMap<>();
        for (ActionSignature signature : signatures) {
            if (byName.put(signature.name(), signature) != null) {
                throw new IllegalArgumentException("two actions are called " + signature.name()
                        + "; look for a jar that is there twice, or rename one");
            }
        }
        return new ActionCatalog(byName);
    }

    /** The actions of every {@link ActionSource} on the class path. No driver is loaded. */
    public static ActionCatalog load() {
        return of(ServiceLoader.load(ActionSource.class).stream()
                .flatMap(source -> source.get().signatures().stream())
                .toList());
    }

    public Optional<ActionSignature> find(String name) {
        return Optional.ofNullable(signatures.get(name));
    }

    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(signatures.keySet()));
    }

    @Override
    public Iterator<ActionSignature> iterator() {
        return signatures.values().iterator();
    }
}
