package io.drillbook.activities.consent;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.SignatureCheck;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.inventory.Group;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks signatures against the keys that the inventory has now: a key taken out of it signs nothing any more. */
final class SignatureChecks {
    private final Inventory inventory;
    private final SshKeygen keygen;

    SignatureChecks(Inventory inventory, SshKeygen keygen) {
        this.inventory = inventory;
        this.keygen = keygen;
    }

    SignatureVerdicts of(SignatureCheck check) throws ActionException, InterruptedException {
        List<SignatureVerdicts.Item> verdicts = new ArrayList<>();
        for (SignatureCheck.Item item : check.items()) {
            verdicts.add(one(item));
        }
        return new SignatureVerdicts(verdicts);
    }

    private SignatureVerdicts.Item one(SignatureCheck.Item item) throws ActionException, InterruptedException {
        Optional<Person> person = Optional.ofNullable(inventory.people().get(item.claimed()));
        if (person.isEmpty()) {
            return new SignatureVerdicts.Item(
                    Optional.empty(),
                    "the inventory has no person called \""
                            + item.claimed().lines().findFirst().orElse("") + "\"");
        }
        Optional<String> fingerprint = keygen.verify(person.get(), item.namespace(), item.text());
        return fingerprint
                .map(known -> new SignatureVerdicts.Item(
                        Optional.of(new Signer(person.get().name(), known, groups(person.get()))),
                        "signed with " + known))
                .orElseGet(() -> new SignatureVerdicts.Item(
                        Optional.empty(),
                        "no key that the inventory has for " + person.get().name()
                                + " made this signature of this text"));
    }

    private List<String> groups(Person person) {
        return inventory.groups().values().stream()
                .filter(group -> group.members().contains(person.name()))
                .map(Group::name)
                .toList();
    }
}
