package io.drillbook.drills.fault;

/** Something that is wrong with a host of the lab. It is undone at the latest when the program ends. */
public interface Fault extends AutoCloseable {
    /** Makes it be as before; once, whatever comes again. */
    void undo();

    @Override
    default void close() {
        undo();
    }
}
