package io.drillbook.drills.lab.identity;

/** Keys of one user of the object store. */
public record ObjectStoreKeys(String accessKey, String secretKey) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "ObjectStoreKeys[" + accessKey + "]";
    }
}
