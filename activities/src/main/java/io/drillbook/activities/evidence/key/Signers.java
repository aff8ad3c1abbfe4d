package io.drillbook.activities.evidence.key;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.inventory.EvidenceRules;
import io.drillbook.runbooks.inventory.EvidenceRules.SigningKey;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the key that an inventory names, or the one made at first use. */
public final class Signers {
    private static final Logger LOG = LoggerFactory.getLogger(Signers.class);

    private Signers() {}

    /**
     * The signer.
     *
     * @param folder where a key is made when the inventory names none
     */
    public static Signer of(Optional<EvidenceRules> rules, Path folder) throws ActionException {
        Optional<SigningKey> named = rules.flatMap(EvidenceRules::key);
        if (named.isEmpty()) {
            if (KeyFiles.generate(folder)) {
                LOG.info("made a key that signs evidence, as the inventory names none: {}", folder);
            }
            return FileSigner.read(KeyFiles.publicKey(folder), KeyFiles.privateKey(folder));
        }
        SigningKey key = named.get();
        return key.privateKey().isPresent()
                ? FileSigner.read(key.publicKey(), key.privateKey().get())
                : new CommandSigner(KeyFiles.readPublic(key.publicKey()), key.signWith());
    }
}
