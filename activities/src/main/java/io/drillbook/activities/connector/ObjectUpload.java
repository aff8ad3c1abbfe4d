package io.drillbook.activities.connector;

import io.drillbook.activities.failure.ActionException;

/** An object that is written part by part and does not exist before its end. */
public interface ObjectUpload extends AutoCloseable {
    /** Writes the next part, from the start of a buffer; every part but the last has at least 5 MiB. */
    void part(byte[] buffer, int length) throws ActionException;

    /** Makes the object exist. */
    void finish() throws ActionException;

    /** Gives up what was not finished: nothing of it stays in the store. */
    @Override
    void close();
}
