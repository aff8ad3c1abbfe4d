package io.drillbook.activities.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.HeadMark;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.Statement;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry as the next one needs it.
 *
 * @param digest SHA-256 of its file, in hexadecimal
 * @param path of its first file
 */
public record ChainEnd(String ledger, long sequence, String digest, Instant at, String path) {
    static final ChainEnd BEFORE_ALL = new ChainEnd("", 0, ChainEntry.NONE_BEFORE, Instant.EPOCH, "");

    /** The head that people pass on. */
    public HeadMark mark() {
        return new HeadMark(sequence, digest);
    }

    /** The last entry of a home; empty when there is none. It takes as many reads as the number has binary digits, twice. */
    static Optional<ChainEnd> find(EvidenceHome home) throws ActionException {
        long there = 0;
        long step = 1;
        while (exists(home, there + step)) {
            there += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (exists(home, there + step)) {
                there += step;
            }
        }
        return there == 0 ? Optional.empty() : read(home, there);
    }

    static Optional<ChainEnd> read(EvidenceHome home, long sequence) throws ActionException {
        String path = LedgerPaths.entry(sequence);
        Optional<byte[]> file = home.read(path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(file.get()));
        } catch (IOException broken) {
            throw new ActionException(
                    "chain-unreadable",
                    FailureKind.CHECK_FAILED,
                    home.location(path) + " is no entry of ours: it was changed, or a newer version wrote it",
                    "`drillbook evidence verify` names what is wrong; restore the file from a copy");
        }
    }

    static ChainEnd of(byte[] file) {
        try {
            return parse(file);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A number from a small JSON file. */
    static Optional<Long> number(Optional<byte[]> file, String name) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode value = Json.mapper().readTree(file.get()).path(name);
            return value.canConvertToLong() ? Optional.of(value.longValue()) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static ChainEnd parse(byte[] file) throws IOException {
        Statement statement = Statement.read(Envelope.read(file).statement());
        ChainEntry entry = statement.predicate(Statement.CHAIN_ENTRY, ChainEntry.class);
        return new ChainEnd(
                entry.ledger(),
                entry.sequence(),
                Digests.sha256(file),
                Instant.parse(entry.at()),
                statement.subject().getFirst().name());
    }

    private static boolean exists(EvidenceHome home, long sequence) throws ActionException {
        return home.read(LedgerPaths.entry(sequence)).isPresent();
    }
}
