package io.drillbook.drills.bench;

/** What every Java program costs before it does anything: the start of {@code lint} is held against it. */
public final class EmptyProgram {
    private EmptyProgram() {}

    /** Does nothing. */
    public static void main(String[] arguments) {}
}
