package io.drillbook.runbooks.action;

/**
 * Something that can be measured while steps go on, made of four actions. The scope {@code measure} gives them what they
 * need by the names of their inputs; {@link MeasurementSignature} says which and holds them to it.
 *
 * @param name {@code engine.what}; in a runbook of that engine the second part is enough
 * @param about one sentence: what its figures say
 * @param target the input of its actions that takes what is measured
 * @param begin starts what measures, waits until all is steady, and gives what the others know it by
 * @param look gives how things stand; only reads
 * @param end waits until all is stable again, ends what measures, and gives the figures
 * @param stop ends what measures, whether or not {@code begin} is known to have begun it
 */
public record Measurement(
        String name, String about, String target, String begin, String look, String end, String stop) {
    /** The full name of what a runbook of an engine calls so. */
    public static String fullName(String engine, String written) {
        return written.contains(".") ? written : engine + "." + written;
    }
}
