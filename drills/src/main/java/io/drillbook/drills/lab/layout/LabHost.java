package io.drillbook.drills.lab.layout;

/** The hosts of a lab. */
public enum LabHost {
    STORE("s3", 10),
    FIRST("pg-1", 11),
    SECOND("pg-2", 12),
    SANDBOX("sandbox-1", 13),
    LOAD("load", 20);

    private final String text;
    private final int number;

    LabHost(String text, int number) {
        this.text = text;
        this.number = number;
    }

    /** Its name, for other hosts and in the inventory. */
    public String text() {
        return text;
    }

    /**
     * Its fixed address in a network.
     *
     * @param prefix the first three numbers
     */
    public String address(String prefix) {
        return prefix + "." + number;
    }
}
