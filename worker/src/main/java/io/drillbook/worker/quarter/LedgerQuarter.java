package io.drillbook.worker.quarter;

import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.DueBook;
import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.HeadMark;
import io.drillbook.runbooks.evidence.LedgerFiles;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.runbooks.evidence.Statement;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.worker.evidence.DueReader;
import io.drillbook.worker.evidence.Population;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a ledger for a quarter's report. It proves nothing: verifying does. */
public final class LedgerQuarter {
    private LedgerQuarter() {}

    /** The report of all the ledger holds now. */
    public static QuarterReport read(LedgerFiles files, Quarter quarter) throws IOException {
        List<ChainEntry> entries = new ArrayList<>();
        List<SignedReview> reviews = new ArrayList<>();
        DueBook dues = new DueBook();
        HeadMark head = new HeadMark(0, ChainEntry.NONE_BEFORE);
        String ledger = "";
        Instant last = Instant.EPOCH;
        for (long sequence = 1; ; sequence++) {
            Optional<byte[]> file = files.read(LedgerPaths.entry(sequence));
            if (file.isEmpty()) {
                break;
            }
            Statement statement = Statement.read(Envelope.read(file.get()).statement());
            ChainEntry entry = statement.predicate(Statement.CHAIN_ENTRY, ChainEntry.class);
            head = new HeadMark(sequence, Digests.sha256(file.get()));
            ledger = entry.ledger();
            last = Instant.parse(entry.at());
            entries.add(entry);
            if (!entry.kind().ofRun() && entry.kind() != ChainEntry.Kind.KEY) {
                attached(files, statement.subject().getFirst().name(), entry.kind(), dues, reviews);
            }
            dues.entry(entry);
        }
        return new QuarterMaker(quarter, Population.of(entries), dues.at(last), reviews).make(ledger, head.toString());
    }

    private static void attached(
            LedgerFiles files, String path, ChainEntry.Kind kind, DueBook dues, List<SignedReview> reviews)
            throws IOException {
        byte[] content = files.read(path)
                .orElseThrow(() -> new IOException(path + " is missing; see `drillbook evidence verify`"));
        if (kind == ChainEntry.Kind.CALENDAR) {
            DueReader.take(dues, content);
        } else {
            reviews.add(SignedReview.read(content));
        }
    }
}
