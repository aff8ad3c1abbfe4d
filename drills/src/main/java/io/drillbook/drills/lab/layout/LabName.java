package io.drillbook.drills.lab.layout;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A lab's name, from which all names of its parts follow.
 *
 * @param text {@code default}, or small letters and digits
 */
public record LabName(String text) {
    // First, because the constants below are checked with it.
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{0,19}");

    /** The lab that the demo and a person at the terminal use. */
    public static final LabName DEFAULT = new LabName("default");

    /** The label that everything of any lab carries. */
    public static final String LABEL = "io.drillbook.lab";

    /** The label that names the folder of the lab a part belongs to. */
    public static final String FOLDER_LABEL = LABEL + ".folder";

    public LabName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a lab's name is one to twenty small letters and digits, not \"" + text + "\"");
        }
    }

    /** Name of the container of a host. */
    public String container(String host) {
        return prefix() + "-" + host;
    }

    /** Name of a volume. */
    public String volume(String host) {
        return prefix() + "-" + host;
    }

    /** Name of the network of the servers. */
    public String serverNetwork() {
        return prefix();
    }

    /** Name of the network where restores are tried. */
    public String sandboxNetwork() {
        return equals(DEFAULT) ? "drillbook-sandbox" : prefix() + "-sandbox";
    }

    /**
     * Labels of everything of this lab.
     *
     * @param folder the lab's folder, so that a lab of the same name with another folder is not taken for this one
     */
    public SortedMap<String, String> labels(Path folder) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(LABEL, "true");
        labels.put(LABEL + ".name", text);
        labels.put(FOLDER_LABEL, folder.toAbsolutePath().toString());
        return Collections.unmodifiableSortedMap(labels);
    }

    /** The label that only this lab's parts carry, as {@code key=value}. */
    public String label() {
        return LABEL + ".name=" + text;
    }

    private String prefix() {
        return equals(DEFAULT) ? "drillbook-lab" : "drillbook-lab-" + text;
    }
}
