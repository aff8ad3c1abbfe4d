package io.drillbook.worker.form;

import io.drillbook.activities.evidence.ChainEnd;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.RecordSchema;
import io.drillbook.worker.evidence.Bundle;
import io.drillbook.worker.evidence.BundleFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Everything that is made for a bundle. */
public final class BundleForms implements Bundle.Forms {
    /** How to verify a bundle with common tools; it lies in every bundle. */
    public static final String DOCUMENT = "VERIFY.md";

    @Override
    public List<BundleFile> of(List<ChainEntry> population, ChainEnd end, Instant at) throws IOException {
        List<BundleFile> files = new ArrayList<>();
        files.add(new BundleFile(DOCUMENT, resource(DOCUMENT)));
        files.add(BundleFile.of(RecordSchema.FILE, RecordSchema.text()));
        return files;
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(BundleForms.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        }
    }
}
