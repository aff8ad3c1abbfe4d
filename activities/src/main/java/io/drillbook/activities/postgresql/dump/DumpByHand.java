package io.drillbook.activities.postgresql.dump;

import io.drillbook.runbooks.inventory.DumpStore;
import java.util.ArrayList;
import java.util.List;

/** The commands with which a person restores a dump without Drillbook, to be typed as they stand. */
final class DumpByHand {
    private static final String DECRYPT =
            "gpg --batch --pinentry-mode loopback --passphrase-file passphrase --output %1$s.sql.zst --decrypt %1$s.sql.zst.gpg";

    private DumpByHand() {}

    static List<String> commands(DumpManifest manifest, DumpStore store) {
        List<String> lines = new ArrayList<>();
        lines.add("# Into an empty PostgreSQL " + manifest.majorVersion() + " made by `initdb -U "
                + manifest.bootstrapRole() + "`, with psql, gpg (2.3 or newer) and zstd.");
        lines.add("# Fetch these objects of bucket " + store.store().bucket()
                + " into an empty folder, with any S3 client:");
        lines.add("#   " + store.store().prefix() + manifest.roles().key());
        for (DumpedDatabase database : manifest.databases()) {
            lines.add("#   " + store.store().prefix() + database.file().key() + "   (database " + shown(database.name())
                    + ")");
        }
        lines.add("# Put the passphrase (secret " + store.passphrase().name()
                + " of the inventory) into the file passphrase there. Then, in that folder:");
        lines.add("# One error is expected, and it is harmless: the role " + shown(manifest.bootstrapRole())
                + " exists already.");
        file(lines, manifest.roles(), "psql -X -d postgres -f ");
        for (DumpedDatabase database : manifest.databases()) {
            file(lines, database.file(), "psql -X -v ON_ERROR_STOP=1 -d postgres -f ");
        }
        lines.add("# A whole restore ends with this label in each database: SHOW drillbook.dump  ->  "
                + manifest.label());
        return lines;
    }

    private static void file(List<String> lines, DumpFile file, String load) {
        String name = file.name().substring(0, file.name().length() - ".sql.zst.gpg".length());
        lines.add(DECRYPT.formatted(name));
        lines.add("zstd -d " + name + ".sql.zst");
        lines.add(load + name + ".sql");
    }

    /** A name in a comment must not end the comment. */
    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
