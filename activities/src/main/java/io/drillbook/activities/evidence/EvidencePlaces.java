package io.drillbook.activities.evidence;

import io.drillbook.activities.evidence.key.Signers;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.secret.SecretResolver;
import io.drillbook.runbooks.inventory.EvidenceRules;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Where evidence goes, as the inventory says.
 *
 * @param local folder of this machine
 * @param home of the ledger; the same as {@code local} when the inventory names no store
 * @param keys folder of the key that is made when the inventory names none
 */
public record EvidencePlaces(EvidenceHome local, EvidenceHome home, Optional<EvidenceRules> rules, Path keys) {
    /**
     * Nothing is opened yet.
     *
     * @param folder of evidence on this machine
     * @param state folder of everything the worker keeps
     */
    public static EvidencePlaces of(Inventory inventory, Path folder, Path state) {
        EvidenceHome local = new FolderHome(folder);
        Optional<Store> store = inventory.evidence().flatMap(EvidenceRules::store);
        EvidenceHome home = store.isEmpty()
                ? local
                : new ObjectHome(
                        store.get(),
                        inventory.evidence().orElseThrow().prefix(),
                        inventory.evidence().orElseThrow().retention(),
                        new SecretResolver(inventory),
                        Clock.systemUTC());
        return new EvidencePlaces(local, home, inventory.evidence(), keys(state));
    }

    /** Folder of the key that is made at first use. */
    public static Path keys(Path state) {
        return state.resolve("evidence-key");
    }

    /** The ledger, with the key that signs. */
    public Ledger ledger() throws ActionException {
        return new Ledger(home, Signers.of(rules, keys), Clock.systemUTC());
    }
}
