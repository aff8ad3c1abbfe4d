package io.drillbook.activities.postgresql.dump;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.DumpStore;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The manifests of a cluster's dumps. What has no manifest is no dump, whatever objects lie there. */
public final class DumpManifests {
    private static final String NAME = "/manifest.json";
    private static final long LARGEST = 64L << 20;

    private final ObjectAccess objects;
    private final String path;

    public DumpManifests(ObjectAccess objects, DumpStore store) {
        this.objects = objects;
        this.path = store.path() + "/";
    }

    /** Where the inventory keeps a cluster's dumps. */
    public static DumpStore store(Cluster cluster) throws ActionException {
        return cluster.dump()
                .orElseThrow(() -> new ActionException(
                        "no-dump-store",
                        FailureKind.REFUSED,
                        "the inventory says nowhere where dumps of " + cluster.name() + " lie",
                        "add a dump: section to the cluster: { store: …, path: …, passphrase: … }"));
    }

    /** Start of the keys of one dump. */
    String folder(String label) {
        return path + label;
    }

    /** Key of a dump's manifest. */
    String key(String label) {
        return folder(label) + NAME;
    }

    /** Labels of all dumps that are whole, oldest first. */
    public List<String> labels() throws ActionException {
        return objects.list(path).stream()
                .map(ObjectAccess.ObjectSummary::key)
                .filter(key -> key.endsWith(NAME))
                .map(key -> key.substring(path.length(), key.length() - NAME.length()))
                .filter(label -> !label.contains("/"))
                .sorted()
                .toList();
    }

    /** The manifest of a dump. */
    public DumpManifest read(String label) throws ActionException {
        String key = key(label);
        Optional<byte[]> body = objects.read(key, LARGEST);
        try {
            DumpManifest manifest = Json.mapper().readValue(body.orElseThrow(() -> missing(label)), DumpManifest.class);
            if (manifest.intact() && manifest.label().equals(label)) {
                return manifest;
            }
        } catch (IOException unreadable) {
            throw changed(key, "it cannot be read as format " + DumpManifest.FORMAT);
        }
        throw changed(key, "its digest or its label does not fit its content");
    }

    void create(DumpManifest manifest) throws ActionException {
        try {
            byte[] body = Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(manifest.sealed())
                    .getBytes(StandardCharsets.UTF_8);
            if (!objects.create(key(manifest.label()), body, "application/json")) {
                throw new ActionException(
                        "manifest-exists",
                        FailureKind.CHECK_FAILED,
                        "another manifest lies at " + key(manifest.label()) + " already",
                        "one dump has one manifest; find out who wrote it");
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ActionException missing(String label) {
        return new ActionException(
                "no-such-dump", FailureKind.CHECK_FAILED, "there is no dump " + label, "look at the store");
    }

    private static ActionException changed(String key, String why) {
        return new ActionException(
                "manifest-changed",
                FailureKind.CHECK_FAILED,
                "the manifest " + key + " is not what was written: " + why,
                "take an older version of the object from the store, or test another dump");
    }
}
