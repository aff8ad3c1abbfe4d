package io.drillbook.activities.connector;

import io.drillbook.activities.failure.ActionException;
import java.io.IOException;
import java.io.InputStream;

/** Takes a stream as it comes. */
@FunctionalInterface
public interface ByteSink {
    /** Reads the stream to its end, or as far as it wants. */
    void take(InputStream stream) throws IOException, ActionException, InterruptedException;
}
