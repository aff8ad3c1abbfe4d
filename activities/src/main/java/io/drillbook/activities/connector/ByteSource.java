package io.drillbook.activities.connector;

import io.drillbook.activities.failure.ActionException;
import java.io.IOException;
import java.io.OutputStream;

/** Gives a stream to whoever takes it. */
@FunctionalInterface
public interface ByteSource {
    /** Writes everything; the stream is closed afterwards by its owner. */
    void give(OutputStream stream) throws IOException, ActionException, InterruptedException;
}
