package io.drillbook.runbooks.inventory;

import java.nio.file.Path;
import java.util.Optional;

/** Reads stores and hosts, and what clusters and sandboxes have in common with them. */
final class TargetReader {
    private final Entries<SecretSource> secrets;
    private final Entries<EnvironmentRules> environments;
    private final Entries<Objectives> tiers;
    private final InventoryPaths paths;

    TargetReader(
            Entries<SecretSource> secrets,
            Entries<EnvironmentRules> environments,
            Entries<Objectives> tiers,
            InventoryPaths paths) {
        this.secrets = secrets;
        this.environments = environments;
        this.tiers = tiers;
        this.paths = paths;
    }

    Optional<Store> store(String name, Section section) {
        return Optional.of(new Store(
                name,
                section.text("endpoint", TextForm.WEB_ADDRESS),
                section.text("peer_endpoint", TextForm.WEB_ADDRESS),
                section.text("region", TextForm.ANY),
                section.text("bucket", TextForm.BUCKET),
                section.optionalText("prefix", TextForm.PREFIX).orElse(""),
                section.truth("path_style", false),
                secret(section, "access_key"),
                secret(section, "secret_key"),
                file(section, "ca")));
    }

    Optional<Host> host(String name, Section section) {
        return Optional.of(new Host(
                name,
                section.text("address", TextForm.ADDRESS),
                section.port("port"),
                section.text("peer_address", TextForm.ADDRESS),
                section.text("user", TextForm.ANY),
                secret(section, "key"),
                section.text("host_key", TextForm.HOST_KEY)));
    }

    /** The secret a key names; a problem when it is not under {@code secrets}. */
    SecretReference secret(Section section, String key) {
        return new SecretReference(secrets.reference(section, key).orElse(""));
    }

    String environment(Section section) {
        return environments.reference(section, "environment").orElse("");
    }

    String tier(Section section) {
        return tiers.reference(section, "tier").orElse("");
    }

    Objectives objectives(String tier) {
        return tiers.values().getOrDefault(tier, Objectives.NONE);
    }

    /** A file on this machine. */
    Optional<String> file(Section section, String key) {
        return section.optionalText(key, TextForm.ANY)
                .flatMap(text -> paths.file(section, key, text))
                .map(Path::toString);
    }
}
