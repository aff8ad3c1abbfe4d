package io.drillbook.activities.pgbackrest.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drillbook.activities.postgresql.wal.Lsn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the JSON of {@code pgbackrest info}. */
public final class InfoText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TROUBLE = Pattern.compile("\"message\":\"(\\[\\w+\\] [^\"\\\\]{1,300})");

    private InfoText() {}

    /**
     * Reads what was printed for one stanza.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public static StanzaInfo read(String json, String stanza) {
        try {
            for (JsonNode node : JSON.readTree(json)) {
                if (node.path("name").asText().equals(stanza)) {
                    return stanza(node);
                }
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the answer of pgbackrest info is no JSON", broken);
        }
        throw new IllegalArgumentException("pgbackrest info says nothing of stanza " + stanza);
    }

    /**
     * What the answer says is wrong with a repository, in one line; empty when it says nothing of the kind. The answer
     * may be no JSON then: with the wrong key it repeats bytes that it could not read.
     */
    public static String trouble(String answer) {
        Matcher trouble = TROUBLE.matcher(answer);
        return trouble.find() ? trouble.group(1) : "";
    }

    private static StanzaInfo stanza(JsonNode node) {
        SortedMap<Long, JsonNode> databases = new TreeMap<>();
        node.path("db").forEach(database -> databases.put(database.path("id").asLong(), database));
        SortedMap<Long, String> archives = new TreeMap<>();
        databases.forEach(
                (id, database) -> archives.put(id, database.path("version").asText() + "-" + id));
        List<BackupSet> backups = new ArrayList<>();
        node.path("backup").forEach(backup -> backups.add(backup(backup, archives)));
        backups.sort(Comparator.comparing(BackupSet::stoppedAt).thenComparing(BackupSet::label));
        JsonNode lock = node.path("status").path("lock").path("backup");
        Optional<JsonNode> current = databases.isEmpty()
                ? Optional.empty()
                : Optional.of(databases.lastEntry().getValue());
        return new StanzaInfo(
                node.path("status").path("code").asInt(-1),
                node.path("status").path("message").asText(),
                backups,
                current.map(database -> archives.get(database.path("id").asLong())),
                current.map(database -> database.path("version").asText()),
                current.map(database -> database.path("system-id").asText()),
                lock.path("held").asBoolean(false),
                number(lock, "size"),
                number(lock, "size-cplt"));
    }

    private static BackupSet backup(JsonNode node, SortedMap<Long, String> archives) {
        SortedMap<String, String> annotations = new TreeMap<>();
        node.path("annotation")
                .properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asText()));
        List<String> references = new ArrayList<>();
        node.path("reference").forEach(reference -> references.add(reference.asText()));
        return new BackupSet(
                required(node, "label"),
                required(node, "type"),
                annotations,
                node.path("info").path("size").asLong(),
                node.path("info").path("repository").path("delta").asLong(),
                required(node.path("archive"), "start"),
                required(node.path("archive"), "stop"),
                Lsn.of(required(node.path("lsn"), "start")),
                Lsn.of(required(node.path("lsn"), "stop")),
                Instant.ofEpochSecond(node.path("timestamp").path("start").asLong()),
                Instant.ofEpochSecond(node.path("timestamp").path("stop").asLong()),
                references,
                node.path("error").asBoolean(false),
                archives.getOrDefault(node.path("database").path("id").asLong(), "unknown"),
                node.path("prior").isTextual() ? Optional.of(node.path("prior").asText()) : Optional.empty());
    }

    private static Optional<Long> number(JsonNode node, String name) {
        return node.path(name).isNumber() ? Optional.of(node.path(name).asLong()) : Optional.empty();
    }

    private static String required(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("pgbackrest info names no " + name + " for a backup");
        }
        return node.path(name).asText();
    }
}
