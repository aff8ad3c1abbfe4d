package io.drillbook.runbooks.action;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The {@link ActionSource}s of the class path. To find them {@link ServiceLoader} opens every jar, which takes longer
 * than a whole check of a runbook; so who starts this program often over one class path asks once and hands the answer
 * over, as the launcher does together with its class data.
 */
public final class ActionSources {
    /** System property: class names of all sources, with commas between them. */
    private static final String KNOWN = "drillbook.action.sources";

    private ActionSources() {}

    /** Prints the names that the property takes. */
    public static void main(String[] arguments) {
        List<String> names = new ArrayList<>();
        ServiceLoader.load(ActionSource.class).stream()
                .forEach(source -> names.add(source.type().getName()));
        System.out.println(String.join(",", names));
    }

    static List<ActionSource> load() {
        String known = System.getProperty(KNOWN, "");
        List<ActionSource> sources = new ArrayList<>();
        if (known.isEmpty()) {
            ServiceLoader.load(ActionSource.class).forEach(sources::add);
            return sources;
        }
        for (String name : known.split(",", -1)) {
            sources.add(make(name));
        }
        return sources;
    }

    private static ActionSource make(String name) {
        try {
            return Class.forName(name)
                    .asSubclass(ActionSource.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException wrong) {
            throw new IllegalArgumentException(
                    "the system property " + KNOWN + " names " + name + ", which is no source of actions here", wrong);
        }
    }
}
