package io.drillbook.drills.bench.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.VerifyingKey;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.worker.evidence.FolderFiles;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The bare arithmetic over the same bytes: SHA-256 of every file, Ed25519 of every envelope, and nothing understood. */
final class PlainCheck {
    private PlainCheck() {}

    static void run(FolderFiles files, VerifyingKey key) throws IOException {
        for (String folder : List.of(LedgerPaths.CHAIN, LedgerPaths.RECORDS, LedgerPaths.RESULTS)) {
            boolean signed = !folder.equals(LedgerPaths.RECORDS);
            try (Stream<String> names = files.names(folder)) {
                for (String name : (Iterable<String>) names::iterator) {
                    byte[] content = files.read(name).orElseThrow();
                    if (Digests.sha256(content).isEmpty() || (signed && !good(new String(content, US_ASCII), key))) {
                        throw new IllegalStateException(name + " is not whole");
                    }
                }
            }
        }
    }

    /** Cuts the two texts out without reading the JSON around them. */
    private static boolean good(String envelope, VerifyingKey key) {
        byte[] payload = Base64.getDecoder().decode(cut(envelope, "\"payload\":\""));
        return key.verifies(Envelope.toSign(payload), Base64.getDecoder().decode(cut(envelope, "\"sig\":\"")));
    }

    private static String cut(String text, String before) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf('"', start));
    }
}
