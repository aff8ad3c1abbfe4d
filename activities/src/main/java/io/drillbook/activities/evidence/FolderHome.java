package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Evidence in a folder of this machine, or of a mount that several share. */
public final class FolderHome implements EvidenceHome {
    private final Path root;
    private final Map<String, CreateOnlyFolder> folders = new ConcurrentHashMap<>();

    /** @param root made at the first write */
    public FolderHome(Path root) {
        this.root = root.toAbsolutePath();
    }

    @Override
    public boolean create(String path, byte[] content) throws ActionException {
        try {
            return folder(path).create(name(path), content);
        } catch (IOException failed) {
            throw unavailable("written", failed);
        }
    }

    @Override
    public Optional<byte[]> read(String path) throws ActionException {
        try {
            return folder(path).read(name(path));
        } catch (IOException failed) {
            throw unavailable("read", failed);
        }
    }

    @Override
    public List<String> names(String folder) throws ActionException {
        try {
            return folder(folder).names().stream().map(name -> folder + name).toList();
        } catch (IOException failed) {
            throw unavailable("read", failed);
        }
    }

    @Override
    public String location(String path) {
        return root.resolve(path).toString();
    }

    private CreateOnlyFolder folder(String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return folders.computeIfAbsent(folder, known -> new CreateOnlyFolder(root.resolve(known)));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Always worth another attempt: a person frees space or mends the mount, and no record may be lost meanwhile. */
    private ActionException unavailable(String what, IOException failed) {
        return new ActionException(
                "evidence-unavailable",
                FailureKind.UNREACHABLE,
                "the evidence folder " + root + " cannot be " + what + ": "
                        + failed.getClass().getSimpleName()
                        + (failed.getMessage() == null ? "" : " " + failed.getMessage()),
                "see that the disk is mounted, has room, and may be written by the worker's user");
    }
}
