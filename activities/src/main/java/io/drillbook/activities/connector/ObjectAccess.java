package io.drillbook.activities.connector;

import io.drillbook.activities.failure.ActionException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objects of one store; keys are below the store's prefix. */
public interface ObjectAccess extends AutoCloseable {
    /** @param size in bytes */
    record ObjectSummary(String key, long size, Instant modified) {}

    /** All objects whose key begins so, in the order of keys. */
    List<ObjectSummary> list(String prefix) throws ActionException;

    /** @return empty when there is no such object */
    Optional<byte[]> read(String key, long limit) throws ActionException;

    /**
     * Writes an object that must not exist yet.
     *
     * @return false when one exists already; it is left as it is
     */
    boolean create(String key, byte[] body, String contentType) throws ActionException;

    /** Bytes of all versions and delete markers below a prefix: what is really stored. */
    long storedBytes(String prefix) throws ActionException;

    @Override
    void close();
}
