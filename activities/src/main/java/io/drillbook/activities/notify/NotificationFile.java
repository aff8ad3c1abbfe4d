package io.drillbook.activities.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The notifications of this machine's workers, one JSON object a line, oldest first. */
final class NotificationFile {
    static final String NAME = "notifications.jsonl";

    /**
     * A notification.
     *
     * @param mark of the effect that sent it
     * @param at RFC 3339
     */
    record Entry(String mark, String at, String runbook, String target, String workflowId, String text) {}

    private final Path file;

    NotificationFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /**
     * Adds a line, unless the effect sent one already.
     *
     * @return false when it did
     */
    synchronized boolean add(Entry entry) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        // The file's lock keeps out other workers, the monitor the other threads of this one. It goes with the channel.
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.lock();
            if (holds(entry.mark())) {
                return false;
            }
            // A line that a crash cut short is closed first, so that this one stays whole.
            String start = endsInsideLine() ? "\n" : "";
            ByteBuffer line = ByteBuffer.wrap((start + CanonicalJson.of(entry) + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
            return true;
        }
    }

    private boolean holds(String mark) throws IOException {
        try (Stream<String> lines = Files.lines(file, UTF_8)) {
            return lines.anyMatch(line -> line.contains(mark) && markOf(line).equals(mark));
        }
    }

    private static String markOf(String line) {
        try {
            JsonNode node = Json.mapper().readTree(line);
            return node.path("mark").asText();
        } catch (JsonProcessingException cutShort) {
            return "";
        }
    }

    private boolean endsInsideLine() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == 0) {
                return false;
            }
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) != '\n';
        }
    }
}
