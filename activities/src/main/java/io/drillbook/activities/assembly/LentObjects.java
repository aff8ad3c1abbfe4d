package io.drillbook.activities.assembly;

import io.drillbook.activities.connector.ByteSink;
import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ObjectUpload;
import io.drillbook.activities.failure.ActionException;
import java.util.List;
import java.util.Optional;

/** A store's client that outlives its borrower: closing gives it back. */
record LentObjects(ObjectAccess lender) implements ObjectAccess {
    @Override
    public List<ObjectSummary> list(String prefix) throws ActionException {
        return lender.list(prefix);
    }

    @Override
    public Optional<byte[]> read(String key, long limit) throws ActionException {
        return lender.read(key, limit);
    }

    @Override
    public boolean create(String key, byte[] body, String contentType) throws ActionException {
        return lender.create(key, body, contentType);
    }

    @Override
    public ObjectUpload upload(String key, String contentType) throws ActionException {
        return lender.upload(key, contentType);
    }

    @Override
    public boolean download(String key, ByteSink sink) throws ActionException, InterruptedException {
        return lender.download(key, sink);
    }

    @Override
    public long storedBytes(String prefix) throws ActionException {
        return lender.storedBytes(prefix);
    }

    @Override
    public Versioning versioning(String prefix) throws ActionException {
        return lender.versioning(prefix);
    }

    @Override
    public void close() {
        // The act's connectors close the client with the act.
    }
}
