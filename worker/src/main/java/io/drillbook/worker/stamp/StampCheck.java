package io.drillbook.worker.stamp;

import io.drillbook.runbooks.evidence.LedgerFiles;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.LedgerProblem;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.runbooks.json.Digests;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Verifies time stamps of entries (RFC 3161), offline. */
public final class StampCheck {
    private static final int LARGEST = 1 << 20;

    private final LedgerFiles files;
    private final Optional<StampAuthority> authority;
    private final List<LedgerProblem> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param authority who is trusted; without one a stamp is only consistent */
    public StampCheck(LedgerFiles files, Optional<StampAuthority> authority) {
        this.files = files;
        this.authority = authority;
    }

    /** The verification with what the stamps say: a wrong one makes it fail, the first and the last good one are notes. */
    public Verification added(Verification verification) throws IOException {
        List<String> paths;
        try (Stream<String> names = files.names(LedgerPaths.STAMPS)) {
            paths = names.sorted().toList();
        }
        for (String path : paths) {
            look(path);
        }
        List<String> told = new ArrayList<>();
        if (!notes.isEmpty()) {
            told.add(notes.getLast() + (notes.size() == 1 ? "" : "; " + notes.size() + " stamps in all"));
        }
        return verification.with(wrong, told);
    }

    private void look(String path) throws IOException {
        OptionalLong number = LedgerPaths.stamped(path);
        if (number.isEmpty()) {
            wrong(0, path, "its name is not that of a stamp");
            return;
        }
        long sequence = number.getAsLong();
        byte[] answer = files.read(path).orElseThrow();
        Optional<byte[]> entry = files.read(LedgerPaths.entry(sequence));
        if (entry.isEmpty()) {
            wrong(sequence, path, "there is no entry " + sequence + " for it");
        } else if (answer.length > LARGEST) {
            wrong(sequence, path, "it has " + answer.length + " bytes, more than any stamp");
        } else {
            look(sequence, path, answer, Digests.sha256(entry.get()));
        }
    }

    private void look(long sequence, String path, byte[] answer, String digest) {
        try {
            TimeStampToken token = new TimeStampResponse(answer).getTimeStampToken();
            if (token == null) {
                wrong(sequence, path, "it is a refusal, not a stamp");
                return;
            }
            String stamped = HexFormat.of().formatHex(token.getTimeStampInfo().getMessageImprintDigest());
            if (!token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                    || !stamped.equals(digest)) {
                wrong(sequence, path, "it stamps " + stamped + ", the entry's SHA-256 is " + digest);
                return;
            }
            List<X509CertificateHolder> signers = StampAuthority.signers(token);
            if (signers.size() != 1) {
                wrong(sequence, path, "it does not hold its signer's certificate");
                return;
            }
            X509CertificateHolder signer = signers.getFirst();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            told(sequence, path, token, signer);
        } catch (IOException
                | TSPException
                | OperatorCreationException
                | CertificateException
                | RuntimeException broken) {
            wrong(sequence, path, "it is no valid time stamp: " + broken.getMessage());
        }
    }

    private void told(long sequence, String path, TimeStampToken token, X509CertificateHolder signer) {
        String words = "entry " + sequence + " was there at "
                + token.getTimeStampInfo().getGenTime().toInstant() + ", says " + signer.getSubject();
        if (authority.isEmpty()) {
            notes.add(words + "; who that is, is not proven: name its authority with --tsa");
        } else if (authority.get().vouchesFor(token, signer)) {
            notes.add(words + ", for whom the named authority vouches");
        } else {
            wrong(sequence, path, "signed by " + signer.getSubject() + ", for whom the named authority does not vouch");
        }
    }

    private void wrong(long sequence, String path, String why) {
        wrong.add(new LedgerProblem(sequence, path, "stamp-wrong", why));
    }
}
