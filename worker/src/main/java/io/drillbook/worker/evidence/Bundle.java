package io.drillbook.worker.evidence;

import io.drillbook.activities.evidence.ChainEnd;
import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.DueBook;
import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.HeadMark;
import io.drillbook.runbooks.evidence.LedgerHead;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.runbooks.evidence.Statement;
import io.drillbook.runbooks.evidence.Statement.Subject;
import io.drillbook.runbooks.json.Digests;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes a bundle: the whole chain, the files of the selected runs, what was made of them, and a signed head. */
public final class Bundle {
    private final Ledger ledger;
    private final Selection selection;

    /** @param ledger its key signs the head */
    public Bundle(Ledger ledger, Selection selection) {
        this.ledger = ledger;
        this.selection = selection;
    }

    /** Makes the forms of the selected runs. */
    @FunctionalInterface
    public interface Forms {
        /** Makes them. */
        List<BundleFile> of(BundleContent content) throws IOException;
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @return the head that is signed in it
     */
    public HeadMark write(Path file, Forms forms) throws IOException, ActionException {
        ChainEnd end = ledger.end();
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(aside));
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            DueBook dues = new DueBook();
            List<SignedReview> reviews = new ArrayList<>();
            List<ChainEntry> population = copy(zip, end.sequence(), dues, reviews);
            List<Subject> subjects = new ArrayList<>();
            for (BundleFile made : forms.of(new BundleContent(population, dues.at(at), reviews, end, at))) {
                put(zip, made.path(), made.bytes());
                subjects.add(Subject.of(made.path(), Digests.sha256(made.bytes())));
            }
            for (String stamp : stamps(end.sequence())) {
                byte[] content = read(stamp);
                put(zip, stamp, content);
                subjects.add(Subject.of(stamp, Digests.sha256(content)));
            }
            put(
                    zip,
                    LedgerPaths.HEAD,
                    ledger.seal(
                            subjects,
                            Statement.HEAD,
                            new LedgerHead(end.ledger(), end.sequence(), end.digest(), at.toString(), selection)));
        }
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return end.mark();
    }

    private List<ChainEntry> copy(ZipOutputStream zip, long last, DueBook dues, List<SignedReview> reviews)
            throws IOException, ActionException {
        List<ChainEntry> population = new ArrayList<>();
        Set<String> written = new TreeSet<>();
        for (long sequence = 1; sequence <= last; sequence++) {
            byte[] file = read(LedgerPaths.entry(sequence));
            put(zip, LedgerPaths.entry(sequence), file);
            Statement statement = Statement.read(Envelope.read(file).statement());
            ChainEntry entry = statement.predicate(Statement.CHAIN_ENTRY, ChainEntry.class);
            dues.entry(entry);
            if (!selection.holds(entry)) {
                continue;
            }
            population.add(entry);
            for (Subject subject : statement.subject()) {
                if (written.add(subject.name())) {
                    byte[] content = read(subject.name());
                    put(zip, subject.name(), content);
                    if (entry.kind() == ChainEntry.Kind.CALENDAR) {
                        DueReader.take(dues, content);
                    }
                    if (entry.kind() == ChainEntry.Kind.REVIEW) {
                        reviews.add(SignedReview.read(content));
                    }
                }
            }
        }
        return population;
    }

    /** Stamps of entries of this bundle: the chain may have grown meanwhile. */
    private List<String> stamps(long last) throws ActionException {
        return ledger.home().names(LedgerPaths.STAMPS).stream()
                .filter(path -> LedgerPaths.stamped(path).orElse(Long.MAX_VALUE) <= last)
                .toList();
    }

    private byte[] read(String path) throws IOException, ActionException {
        return ledger.home()
                .read(path)
                .orElseThrow(() ->
                        new IOException(ledger.home().location(path) + " is missing; see `drillbook evidence verify`"));
    }

    /** Without times of its own, so that the same content makes the same file. */
    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
