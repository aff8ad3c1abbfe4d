package io.drillbook.activities.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.KeyNotice;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.Statement;
import io.drillbook.runbooks.evidence.VerifyingKey;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a key may sign now. A worker refuses to write what a verifier would refuse to take; the run waits with its record
 * until somebody lets a valid key in.
 */
final class SigningRight {
    /** How long a key may sign unless it is retired before. */
    static final Duration VALIDITY = Duration.ofDays(730);

    /** How long an answer holds: a retirement is announced with an overlap that is longer. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final EvidenceHome home;
    private final Clock clock;
    private Instant goodUntil = Instant.EPOCH;

    SigningRight(EvidenceHome home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    void check(VerifyingKey key) throws ActionException {
        Instant now = clock.instant();
        if (now.isBefore(goodUntil)) {
            return;
        }
        if (home.read(admitted(key.fingerprint())).isEmpty()) {
            readChain();
        }
        Instant end = time(home.read(admitted(key.fingerprint())), "not_after")
                .orElseThrow(() -> refused(
                        "signing-key-not-in-ledger",
                        "the key " + key.fingerprint() + " is not in the ledger " + home.location(LedgerPaths.CHAIN)));
        Instant start =
                time(home.read(admitted(key.fingerprint())), "not_before").orElse(Instant.EPOCH);
        Optional<Instant> retired = time(home.read(retired(key.fingerprint())), "at");
        Instant last = retired.filter(at -> at.isBefore(end)).orElse(end);
        if (now.isBefore(start) || !now.isBefore(last)) {
            throw refused(
                    "signing-key-out-of-time",
                    "the key " + key.fingerprint() + " may sign from " + start + " to " + last + ", it is " + now);
        }
        Instant soon = now.plus(REMEMBERED);
        goodUntil = soon.isBefore(last) ? soon : last;
    }

    /** Remembers what a notice in the chain says; the chain is what counts, this only makes it quick to find. */
    void note(KeyNotice notice) throws ActionException {
        home.create(
                admitted(notice.fingerprint()),
                CanonicalJson.of(Map.of("not_before", notice.notBefore(), "not_after", notice.notAfter()))
                        .getBytes(UTF_8));
        if (notice.retires().isPresent()) {
            KeyNotice.Retirement retirement = notice.retires().get();
            home.create(
                    retired(retirement.fingerprint()),
                    CanonicalJson.of(Map.of("at", retirement.at())).getBytes(UTF_8));
        }
        goodUntil = Instant.EPOCH;
    }

    /** A writer may have died between the entry and the note of it. */
    private void readChain() throws ActionException {
        for (long sequence = 1; ; sequence++) {
            Optional<byte[]> file = home.read(LedgerPaths.entry(sequence));
            if (file.isEmpty()) {
                return;
            }
            try {
                Statement statement = Statement.read(Envelope.read(file.get()).statement());
                Optional<KeyNotice> notice = statement
                        .predicate(Statement.CHAIN_ENTRY, ChainEntry.class)
                        .key();
                if (notice.isPresent()) {
                    note(notice.get());
                }
            } catch (IOException unreadable) {
                // Verifying tells what is wrong with it; here only keys are looked for.
            }
        }
    }

    private static String admitted(String fingerprint) {
        return LedgerPaths.INDEX + "key-" + safe(fingerprint);
    }

    private static String retired(String fingerprint) {
        return LedgerPaths.INDEX + "retired-" + safe(fingerprint);
    }

    private static String safe(String fingerprint) {
        return fingerprint.replace(':', '-').replace('/', '_');
    }

    private static Optional<Instant> time(Optional<byte[]> file, String name) {
        return file.flatMap(content -> {
            try {
                return Optional.of(
                        Instant.parse(Json.mapper().readTree(content).path(name).asText()));
            } catch (IOException | java.time.DateTimeException broken) {
                return Optional.empty();
            }
        });
    }

    private static ActionException refused(String code, String message) {
        return new ActionException(
                code,
                FailureKind.REFUSED,
                message,
                "let a key in with `drillbook evidence admit`, from where a valid one signs");
    }
}
