package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.evidence.KeyNotice.Retirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The keys a chain has introduced so far, and which of them the reader has reason to trust. */
public final class KeyRing {
    private record Known(KeyNotice notice, VerifyingKey key, Instant notBefore, Instant notAfter) {}

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<String, Instant> retired = new LinkedHashMap<>();
    private final Set<String> trusted = new TreeSet<>();

    /** @param trusted fingerprints that are trusted from the start */
    public KeyRing(List<String> trusted) {
        this.trusted.addAll(trusted);
    }

    /**
     * Takes a key in.
     *
     * @param signer who vouches for it; a trusted one makes it trusted
     * @throws IllegalArgumentException when the notice does not hold together
     */
    public void introduce(KeyNotice notice, String signer) {
        VerifyingKey key = VerifyingKey.ofSpki(notice.spki());
        if (!key.fingerprint().equals(notice.fingerprint())) {
            throw new IllegalArgumentException(
                    "the key is " + key.fingerprint() + ", its notice says " + notice.fingerprint());
        }
        known.put(
                key.fingerprint(),
                new Known(notice, key, Instant.parse(notice.notBefore()), Instant.parse(notice.notAfter())));
        for (Retirement retirement : notice.retires().stream().toList()) {
            retired.merge(
                    retirement.fingerprint(),
                    Instant.parse(retirement.at()),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        if (trusted.contains(signer)) {
            trusted.add(key.fingerprint());
        }
    }

    /** From now on every key known so far is trusted. */
    public void trustAll() {
        trusted.addAll(known.keySet());
    }

    public boolean trusts(String fingerprint) {
        return trusted.contains(fingerprint);
    }

    public boolean knows(String fingerprint) {
        return known.containsKey(fingerprint);
    }

    /** All keys, in the order they came. */
    public List<KeyNotice> notices() {
        List<KeyNotice> notices = new ArrayList<>();
        known.values().forEach(each -> notices.add(each.notice()));
        return notices;
    }

    /** Until when a key may sign: the end of its time, or of its overlap with a newer one; empty when it is unknown. */
    public Optional<Instant> lastMoment(String fingerprint) {
        return Optional.ofNullable(known.get(fingerprint)).map(key -> {
            Instant end = retired.getOrDefault(fingerprint, key.notAfter());
            return end.isBefore(key.notAfter()) ? end : key.notAfter();
        });
    }

    /** A fault of a signature. */
    public record Fault(String code, String message) {}

    /** Whether one of the known keys signed it, at whatever time. */
    public boolean signedByKnown(Envelope envelope) {
        Known key = known.get(envelope.keyid());
        return key != null && envelope.signedBy(key.key());
    }

    /** What is wrong with an envelope's signature, made at this time; empty when it is good. */
    public Optional<Fault> fault(Envelope envelope, Instant at) {
        String fingerprint = envelope.keyid();
        Known key = known.get(fingerprint);
        if (key == null) {
            return Optional.of(
                    new Fault("key-unknown", "signed by " + fingerprint + ", which no entry before it has introduced"));
        }
        if (!envelope.signedBy(key.key())) {
            return Optional.of(new Fault("signature-wrong", "the signature is not " + fingerprint + "'s over it"));
        }
        if (at.isBefore(key.notBefore())) {
            return Optional.of(new Fault(
                    "key-not-yet-valid", "written " + at + " with " + fingerprint + ", valid from " + key.notBefore()));
        }
        Instant end = lastMoment(fingerprint).orElseThrow();
        if (!at.isBefore(end)) {
            boolean byRetirement = end.isBefore(key.notAfter());
            return Optional.of(new Fault(
                    byRetirement ? "key-retired" : "key-expired",
                    "written " + at + " with " + fingerprint + ", valid until " + end));
        }
        return Optional.empty();
    }
}
