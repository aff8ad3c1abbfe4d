package io.drillbook.worker.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.HeadMark;
import io.drillbook.runbooks.evidence.LedgerHead;
import io.drillbook.runbooks.evidence.Statement;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.VerifyingKey;
import io.drillbook.worker.exit.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a person trusts, in any of the forms it is passed on. */
public final class TrustOptions {
    private TrustOptions() {}

    /**
     * Reads fingerprints, earlier heads ({@code 41:ab12…}), public keys in PEM and signed heads of earlier bundles.
     *
     * @throws CommandException bad input, for anything else
     */
    public static Trust read(List<String> given) {
        List<String> fingerprints = new ArrayList<>();
        Optional<HeadMark> head = Optional.empty();
        for (String text : given) {
            Optional<HeadMark> mark = HeadMark.read(text).or(() -> headFile(text));
            if (mark.isPresent()) {
                if (head.isEmpty() || head.get().sequence() < mark.get().sequence()) {
                    head = mark;
                }
            } else {
                fingerprints.add(text.matches("SHA256:[A-Za-z0-9+/]{43}") ? text : keyFile(text));
            }
        }
        return new Trust(fingerprints, head);
    }

    private static Optional<HeadMark> headFile(String text) {
        try {
            Envelope envelope = Envelope.read(Files.readAllBytes(Path.of(text)));
            return Optional.of(Statement.read(envelope.statement())
                    .predicate(Statement.HEAD, LedgerHead.class)
                    .mark());
        } catch (IOException | RuntimeException noHead) {
            return Optional.empty();
        }
    }

    private static String keyFile(String text) {
        try {
            return VerifyingKey.ofPem(Files.readString(Path.of(text), US_ASCII)).fingerprint();
        } catch (IOException | RuntimeException noKey) {
            throw CommandException.badInput(
                    "unknown-trust",
                    "--trust " + text + " is neither a fingerprint nor an earlier head nor the file of one",
                    "a fingerprint is SHA256: and 43 letters, a head is a number, a colon and 64 digits");
        }
    }
}
