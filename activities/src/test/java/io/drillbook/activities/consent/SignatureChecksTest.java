package io.drillbook.activities.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.SignatureCheck;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.inventory.Group;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Person;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureChecksTest {
    private static final String NAMESPACE = "vote@drillbook.io";
    private static final String TEXT = "drillbook vote, version 1\nrun: x\n";

    @TempDir
    private Path folder;

    private final SshKeygen keygen = new SshKeygen();
    private SignatureChecks checks = new SignatureChecks(Inventory.EMPTY, keygen);

    @BeforeEach
    void makeKeys() throws Exception {
        Person ann = new Person("ann", List.of(key("ann", "ed25519"), key("token", "ecdsa")));
        Person ben = new Person("ben", List.of(key("ben", "ed25519")));
        Inventory inventory = Inventory.EMPTY.with(
                new TreeMap<>(Map.of("ann", ann, "ben", ben)),
                new TreeMap<>(Map.of(
                        "leads", new Group("leads", List.of("ann")), "ops", new Group("ops", List.of("ann", "ben")))));
        checks = new SignatureChecks(inventory, keygen);
    }

    @Test
    void aGoodSignatureNamesThePersonItsKeyAndItsGroups() throws Exception {
        Signer signer = check("ann", NAMESPACE, keygen.sign(folder.resolve("ann"), NAMESPACE, TEXT))
                .signer()
                .orElseThrow();
        assertThat(signer.name()).isEqualTo("ann");
        assertThat(signer.groups()).containsExactly("leads", "ops");
        assertThat(signer.fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
    }

    @Test
    void eachKeyOfAPersonSignsForThem() throws Exception {
        assertThat(check("ann", NAMESPACE, keygen.sign(folder.resolve("token"), NAMESPACE, TEXT))
                        .signer())
                .isPresent();
    }

    @Test
    void anotherPersonsKeySignsNotForOne() throws Exception {
        SignatureVerdicts.Item verdict = check("ann", NAMESPACE, keygen.sign(folder.resolve("ben"), NAMESPACE, TEXT));
        assertThat(verdict.signer()).isEmpty();
        assertThat(verdict.message()).contains("no key that the inventory has for ann");
    }

    @Test
    void aChangedTextIsNotSigned() throws Exception {
        SignedText signed = keygen.sign(folder.resolve("ann"), NAMESPACE, TEXT);
        assertThat(check("ann", NAMESPACE, new SignedText(TEXT + " ", signed.signature()))
                        .signer())
                .isEmpty();
    }

    @Test
    void aSignatureForAnotherPurposeIsNone() throws Exception {
        SignedText file = keygen.sign(folder.resolve("ann"), "file", TEXT);
        assertThat(check("ann", NAMESPACE, file).signer()).isEmpty();
    }

    @Test
    void whatIsNoSignatureAtAllIsNone() throws Exception {
        for (String text : List.of("", "yes", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n")) {
            assertThat(check("ann", NAMESPACE, new SignedText(TEXT, text)).signer())
                    .isEmpty();
        }
    }

    @Test
    void nobodyOfAnUnknownNameSigns() throws Exception {
        SignedText signed = keygen.sign(folder.resolve("ann"), NAMESPACE, TEXT);
        assertThat(check("eve\n* ssh-ed25519 AAAA", NAMESPACE, signed).message())
                .isEqualTo("the inventory has no person called \"eve\"");
    }

    @Test
    void withoutTheProgramNothingIsCheckedAndThatIsSaid() {
        SshKeygen missing = new SshKeygen("no-such-ssh-keygen");
        assertThatThrownBy(() -> missing.sign(folder.resolve("ann"), NAMESPACE, TEXT))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("comes with the OpenSSH client");
    }

    @Test
    void aKeyThatIsNotThereSignsNothing() {
        assertThatThrownBy(() -> keygen.sign(folder.resolve("nobody"), NAMESPACE, TEXT))
                .hasMessageContaining("cannot sign with");
    }

    private SignatureVerdicts.Item check(String claimed, String namespace, SignedText text) throws Exception {
        return checks.of(new SignatureCheck(List.of(new SignatureCheck.Item(namespace, claimed, text))))
                .items()
                .getFirst();
    }

    /** Makes a key; the public half without its comment. */
    private String key(String name, String type) throws Exception {
        Process made = new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        type,
                        "-N",
                        "",
                        "-C",
                        name,
                        "-f",
                        folder.resolve(name).toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        String[] parts = Files.readString(folder.resolve(name + ".pub")).split(" ", 3);
        return parts[0] + " " + parts[1];
    }
}
