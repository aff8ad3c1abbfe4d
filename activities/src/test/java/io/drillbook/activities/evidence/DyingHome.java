package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.util.List;
import java.util.Optional;

/** A home that is gone after so many writes, as it looks to a worker that is killed then. */
final class DyingHome implements EvidenceHome {
    private final EvidenceHome home;
    private int left;

    DyingHome(EvidenceHome home, int writes) {
        this.home = home;
        this.left = writes;
    }

    @Override
    public boolean create(String path, byte[] content) throws ActionException {
        if (left-- <= 0) {
            throw new ActionException("gone", FailureKind.UNREACHABLE, "the home is gone", "wait");
        }
        return home.create(path, content);
    }

    @Override
    public Optional<byte[]> read(String path) throws ActionException {
        return home.read(path);
    }

    @Override
    public List<String> names(String folder) throws ActionException {
        return home.names(folder);
    }

    @Override
    public String location(String path) {
        return home.location(path);
    }
}
