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

    /**
     * Begins an object of unknown length; what an earlier attempt left unfinished under the same key is removed.
     *
     * @throws ActionException {@code object-exists} when there is an object of that key already
     */
    ObjectUpload upload(String key, String contentType) throws ActionException;

    /** Hands on an object while it comes; false when there is none. */
    boolean download(String key, ByteSink sink) throws ActionException, InterruptedException;

    /** Bytes of all versions and delete markers below a prefix: what is really stored. */
    long storedBytes(String prefix) throws ActionException;

    /** How the store treats what was deleted below a prefix. */
    Versioning versioning(String prefix) throws ActionException;

    /** What becomes of bytes that were deleted. */
    enum Versioning {
        /** They go at once. */
        NONE,
        /** They stay as versions, until a rule of the bucket removes them. */
        EXPIRING,
        /** They stay as versions, and no rule of the bucket removes them. */
        KEPT,
        /** They stay as versions, and the store does not know such rules, or does not tell. */
        NOT_TOLD
    }

    @Override
    void close();
}
