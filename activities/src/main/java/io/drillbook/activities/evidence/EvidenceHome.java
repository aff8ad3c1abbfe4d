package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import java.util.List;
import java.util.Optional;

/** Where evidence lies. What is written stays: there is no change and no removal. Paths have slashes. */
public interface EvidenceHome {
    /**
     * Writes a file that must not exist yet.
     *
     * @return false when one exists already; it is left as it is
     */
    boolean create(String path, byte[] content) throws ActionException;

    /** Empty when there is no such file. */
    Optional<byte[]> read(String path) throws ActionException;

    /** Paths of all whole files in a folder, which ends in a slash; sorted. */
    List<String> names(String folder) throws ActionException;

    /** Where a file lies, for people. */
    String location(String path);
}
