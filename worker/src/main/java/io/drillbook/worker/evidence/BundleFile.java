package io.drillbook.worker.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A file that is made for a bundle. */
public final class BundleFile {
    private final String path;
    private final byte[] bytes;

    /** @param path below the bundle's root */
    public BundleFile(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes.clone();
    }

    /** A text in UTF-8. */
    public static BundleFile of(String path, String text) {
        return new BundleFile(path, text.getBytes(UTF_8));
    }

    public String path() {
        return path;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
