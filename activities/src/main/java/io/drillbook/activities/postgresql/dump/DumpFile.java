package io.drillbook.activities.postgresql.dump;

import io.drillbook.runbooks.action.About;

/** One encrypted object of a dump. */
@About("One encrypted object of a dump")
public record DumpFile(
        @About("Key in the store") String key,
        @About("Bytes as they lie there") long bytes,
        @About("SHA-256 of those bytes") String sha256) {
    /** The key's last part, which is the file's name for a person who fetches it. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
