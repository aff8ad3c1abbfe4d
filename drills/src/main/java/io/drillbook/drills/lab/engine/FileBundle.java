package io.drillbook.drills.lab.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files to put into a container, with owner and mode. They are copied in: nothing of the host is mounted. */
public final class FileBundle {
    /** Who owns a file; the ids are those of the lab's image. */
    public enum Owner {
        ROOT(0),
        POSTGRES(999);

        private final int id;

        Owner(int id) {
            this.id = id;
        }
    }

    private record Entry(String path, String text, Owner owner, int mode) {}

    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;

    private final List<Entry> entries = new ArrayList<>();

    /** Adds a text file. */
    public FileBundle file(String path, String text, Owner owner, int mode) {
        entries.add(new Entry(checked(path), text, owner, FILE | mode));
        return this;
    }

    /** Adds a folder; its parents must exist. */
    public FileBundle folder(String path, Owner owner, int mode) {
        entries.add(new Entry(checked(path) + "/", "", owner, FOLDER | mode));
        return this;
    }

    /** Whether there is nothing to copy. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The bundle as a tar archive of paths below the root folder. The same files give the same bytes. */
    public byte[] archive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Entry entry : entries) {
                TarArchiveEntry header = new TarArchiveEntry(entry.path().substring(1));
                header.setMode(entry.mode());
                header.setIds(entry.owner().id, entry.owner().id);
                byte[] body = entry.text().getBytes(StandardCharsets.UTF_8);
                header.setSize(body.length);
                header.setModTime(0L);
                tar.putArchiveEntry(header);
                tar.write(body);
                tar.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String checked(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not an absolute path: " + path);
        }
        return path;
    }
}
