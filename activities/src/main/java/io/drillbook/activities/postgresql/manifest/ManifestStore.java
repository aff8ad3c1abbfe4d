package io.drillbook.activities.postgresql.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;

/** Manifests in the backups' store: written once, never changed. */
public final class ManifestStore {
    private static final long LARGEST = 64L << 20;

    private final ObjectAccess objects;

    public ManifestStore(ObjectAccess objects) {
        this.objects = objects;
    }

    /** The manifest of a backup, if there is one. */
    public Optional<Manifest> read(String stanza, String label) throws ActionException {
        String key = Manifest.key(stanza, label);
        Optional<byte[]> body = objects.read(key, LARGEST);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        try {
            Manifest manifest = Json.mapper().readValue(body.get(), Manifest.class);
            if (!manifest.intact()) {
                throw new ActionException(
                        "manifest-changed",
                        FailureKind.CHECK_FAILED,
                        "the manifest " + key + " is not what was written: its digest does not fit its content",
                        "take an older version of the object from the store, or test another backup");
            }
            return Optional.of(manifest);
        } catch (IOException unreadable) {
            throw new ActionException(
                    "manifest-unreadable",
                    FailureKind.CHECK_FAILED,
                    "the manifest " + key + " is not one of format " + Manifest.FORMAT,
                    "look at the object; it is written once and never changed by Drillbook");
        }
    }

    /** The newest manifest made before a backup, if one is left. */
    public Optional<Manifest> before(String stanza, String label) throws ActionException {
        String prefix = Manifest.key(stanza, "").replace(".json", "");
        Optional<String> newest = objects.list(prefix).stream()
                .map(object -> object.key().substring(prefix.length()))
                .filter(name -> name.endsWith(".json") && !name.contains("/"))
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .filter(other -> made(other).compareTo(made(label)) < 0)
                .max(Comparator.comparing(ManifestStore::made));
        return newest.isEmpty() ? Optional.empty() : read(stanza, newest.get());
    }

    /** A label ends in the time its backup was made; before it stands the full backup it builds on. */
    private static String made(String label) {
        return label.substring(label.indexOf('_') + 1);
    }

    /** Stores a manifest where none is. */
    public void create(Manifest manifest) throws ActionException {
        String key = Manifest.key(manifest.stanza(), manifest.label());
        try {
            byte[] body = Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(manifest.sealed())
                    .getBytes(StandardCharsets.UTF_8);
            if (!objects.create(key, body, "application/json")) {
                throw exists(key);
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The failure of finding somebody else's manifest. */
    public static ActionException exists(String key) {
        return new ActionException(
                "manifest-exists",
                FailureKind.CHECK_FAILED,
                "another manifest lies at " + key + " already",
                "one backup has one manifest; find out who wrote it");
    }
}
