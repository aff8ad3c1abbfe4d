package io.drillbook.worker.evidence;

import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.DueBook;
import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.LedgerFiles;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.SignedCalendar;
import io.drillbook.runbooks.evidence.Statement;
import java.io.IOException;
import java.util.Optional;

/** Reads from a ledger what was due and what came of it. It proves nothing: verifying does. */
public final class DueReader {
    private DueReader() {}

    /** Of a whole ledger or bundle. */
    public static DueBook read(LedgerFiles files) throws IOException {
        DueBook book = new DueBook();
        for (long sequence = 1; ; sequence++) {
            Optional<byte[]> file = files.read(LedgerPaths.entry(sequence));
            if (file.isEmpty()) {
                return book;
            }
            Statement statement = Statement.read(Envelope.read(file.get()).statement());
            ChainEntry entry = statement.predicate(Statement.CHAIN_ENTRY, ChainEntry.class);
            if (entry.kind() == ChainEntry.Kind.CALENDAR) {
                Optional<byte[]> calendar =
                        files.read(statement.subject().getFirst().name());
                if (calendar.isPresent()) {
                    take(book, calendar.get());
                }
            }
            book.entry(entry);
        }
    }

    /** Takes a calendar's file into the book. */
    public static void take(DueBook book, byte[] file) throws IOException {
        SignedCalendar calendar = SignedCalendar.read(file);
        book.begin(calendar.calendar(), calendar.signature().fingerprint());
    }
}
