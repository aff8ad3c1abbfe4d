package io.drillbook.activities.postgresql.dump;

import io.drillbook.runbooks.json.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a dump holds, and how to restore it by hand.
 *
 * @param format {@value #FORMAT}
 * @param mark of the effect that made it
 * @param label of the dump; a restored database carries it in its setting {@code drillbook.dump}
 * @param takenAt the server's clock when the first snapshot was taken
 * @param bootstrapRole the role that made the cluster: every cluster has one already, so its creation is the one
 *     statement that may fail in a restore
 * @param roles all roles and memberships, with their passwords' hashes
 * @param rolesDigest SHA-256 over roles and memberships, without passwords
 * @param digest SHA-256 over all the rest
 */
public record DumpManifest(
        String format,
        String mark,
        String cluster,
        String label,
        String systemIdentifier,
        long serverVersion,
        Instant takenAt,
        String takenFrom,
        String bootstrapRole,
        String encryption,
        DumpFile roles,
        String rolesDigest,
        List<DumpedDatabase> databases,
        List<String> restoreByHand,
        Optional<String> digest) {
    public static final String FORMAT = "drillbook.postgresql-dump/1";

    public DumpManifest {
        databases = List.copyOf(databases);
        restoreByHand = List.copyOf(restoreByHand);
    }

    /** Major version: 17 of 17.6. */
    public String majorVersion() {
        return Long.toString(serverVersion / 10_000);
    }

    /** Bytes of all objects. */
    public long bytes() {
        return roles.bytes()
                + databases.stream()
                        .mapToLong(database -> database.file().bytes())
                        .sum();
    }

    /** The same with its digest. */
    DumpManifest sealed() {
        return with(restoreByHand, Optional.of(computed()));
    }

    /** The same with the commands of a person. */
    DumpManifest with(List<String> commands) {
        return with(commands, Optional.empty());
    }

    /** Whether nothing of it was changed since it was written. */
    boolean intact() {
        return digest.equals(Optional.of(computed()));
    }

    private String computed() {
        return CanonicalJson.sha256(with(restoreByHand, Optional.empty()));
    }

    private DumpManifest with(List<String> commands, Optional<String> other) {
        return new DumpManifest(
                format,
                mark,
                cluster,
                label,
                systemIdentifier,
                serverVersion,
                takenAt,
                takenFrom,
                bootstrapRole,
                encryption,
                roles,
                rolesDigest,
                databases,
                commands,
                other);
    }
}
