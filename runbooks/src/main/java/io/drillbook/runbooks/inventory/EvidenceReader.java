package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.inventory.EvidenceRules.SigningKey;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the section {@code evidence}. */
final class EvidenceReader {
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+(/[A-Za-z0-9._~/-]*)?");

    private EvidenceReader() {}

    static EvidenceRules rules(Section section, Entries<Store> stores, InventoryPaths paths) {
        Optional<Store> store = section.has("store") ? stores.referred(section, "store") : Optional.empty();
        String prefix = section.optionalText("prefix", TextForm.PREFIX).orElse("");
        Optional<Duration> retention = section.duration("retention");
        if (retention.isPresent() && !section.has("store")) {
            section.problems()
                    .error(
                            "not-together",
                            section.positionOf("retention"),
                            "\"evidence.retention\" needs a store: a folder keeps nobody from deleting",
                            "name a store whose bucket has object lock, or leave retention out");
        }
        EvidenceRules rules = new EvidenceRules(store, prefix, retention, key(section, paths), timeStamps(section));
        section.close();
        return rules;
    }

    private static Optional<String> timeStamps(Section section) {
        Optional<Scalar> written = section.optionalScalar("time_stamps", TextForm.ANY);
        if (written.isPresent() && !ADDRESS.matcher(written.get().text()).matches()) {
            section.problems()
                    .error(
                            "wrong-form",
                            written.get().position(),
                            "\"evidence.time_stamps\" is the address of a time-stamping service (RFC 3161), not \""
                                    + Shapes.shorten(written.get().text()) + "\"",
                            "such as https://tsa.example.org/tsr; plain http will do, as what it answers is signed");
            return Optional.empty();
        }
        return written.map(Scalar::text);
    }

    private static Optional<SigningKey> key(Section section, InventoryPaths paths) {
        Optional<Path> publicKey = file(section, "public_key", paths);
        Optional<Path> privateKey = file(section, "key", paths);
        List<String> command = command(section);
        boolean signs = section.has("key") || section.has("sign_with");
        if (section.has("key") && section.has("sign_with")) {
            section.problems()
                    .error(
                            "not-together",
                            section.positionOf("sign_with"),
                            "\"evidence\" has a key and a command that signs",
                            "either the file holds the key, or the command does");
        }
        if (signs != section.has("public_key")) {
            section.missing(
                    signs ? "public_key" : "key",
                    signs ? "the PEM file of the public key" : "the PEM file of the private key, or sign_with");
        }
        return publicKey.map(file -> new SigningKey(file, privateKey, command));
    }

    private static Optional<Path> file(Section section, String key, InventoryPaths paths) {
        return section.optionalText(key, TextForm.ANY).flatMap(text -> paths.file(section, key, text));
    }

    private static List<String> command(Section section) {
        Optional<YamlNode> node = section.node("sign_with");
        if (node.isEmpty()) {
            return List.of();
        }
        String wanted = "\"evidence.sign_with\" is a list of a program and its arguments";
        if (!(node.get() instanceof Sequence sequence)
                || sequence.items().isEmpty()
                || !sequence.items().stream().allMatch(Scalar.class::isInstance)) {
            Shapes.wrong(node.get(), wanted, section.problems());
            return List.of();
        }
        return sequence.items().stream().map(item -> ((Scalar) item).text()).toList();
    }
}
