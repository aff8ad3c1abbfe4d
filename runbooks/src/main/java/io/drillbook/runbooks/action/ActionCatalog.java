package io.drillbook.runbooks.action;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All actions the compiler may use, in the order of their names. Safe for use by several threads. */
public final class ActionCatalog implements Iterable<ActionSignature> {
    private final SortedMap<String, Supplier<ActionSignature>> makers;
    private final Map<String, ActionSignature> made = new ConcurrentHashMap<>();

    private final SortedMap<String, Measurement> measurements;

    private ActionCatalog(
            SortedMap<String, Supplier<ActionSignature>> makers, SortedMap<String, Measurement> measurements) {
        this.makers = makers;
        this.measurements = measurements;
    }

    /** @throws IllegalArgumentException when two actions have one name */
    public static ActionCatalog of(List<ActionSignature> signatures) {
        SortedMap<String, Supplier<ActionSignature>> makers = new TreeMap<>();
        signatures.forEach(signature -> add(makers, signature.name(), () -> signature));
        return new ActionCatalog(makers, new TreeMap<>());
    }

    /**
     * This catalogue and what can be measured with its actions.
     *
     * @throws IllegalArgumentException when two measurements have one name
     */
    public ActionCatalog with(List<Measurement> more) {
        SortedMap<String, Measurement> all = new TreeMap<>(measurements);
        more.forEach(each -> add(all, each));
        return new ActionCatalog(makers, all);
    }

    /**
     * The actions of every {@link ActionSource} on the class path. No driver is loaded.
     *
     * @throws IllegalArgumentException when two actions have one name
     */
    public static ActionCatalog load() {
        SortedMap<String, Supplier<ActionSignature>> makers = new TreeMap<>();
        SortedMap<String, Measurement> measurements = new TreeMap<>();
        for (ActionSource source : ActionSources.load()) {
            source.signatures().forEach((name, maker) -> add(makers, name, maker));
            source.measurements().forEach(each -> add(measurements, each));
        }
        return new ActionCatalog(makers, measurements);
    }

    public Optional<ActionSignature> find(String name) {
        Supplier<ActionSignature> maker = makers.get(name);
        return maker == null ? Optional.empty() : Optional.of(made.computeIfAbsent(name, key -> maker.get()));
    }

    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(makers.keySet()));
    }

    /**
     * A measurement by its full name.
     *
     * @throws IllegalArgumentException when its parts do not fit together, which is its module's fault
     */
    public Optional<MeasurementSignature> measurement(String name) {
        return Optional.ofNullable(measurements.get(name)).map(found -> MeasurementSignature.of(found, this));
    }

    public SortedSet<String> measurementNames() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(measurements.keySet()));
    }

    @Override
    public Iterator<ActionSignature> iterator() {
        return makers.keySet().stream().map(name -> find(name).orElseThrow()).iterator();
    }

    private static void add(
            SortedMap<String, Supplier<ActionSignature>> makers, String name, Supplier<ActionSignature> maker) {
        if (makers.put(name, maker) != null) {
            throw new IllegalArgumentException(
                    "two actions are called " + name + "; look for a jar that is there twice, or rename one");
        }
    }

    private static void add(SortedMap<String, Measurement> measurements, Measurement measurement) {
        if (measurements.put(measurement.name(), measurement) != null) {
            throw new IllegalArgumentException("two measurements are called " + measurement.name()
                    + "; look for a jar that is there twice, or rename one");
        }
    }
}
