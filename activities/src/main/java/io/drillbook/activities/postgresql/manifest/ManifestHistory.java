package io.drillbook.activities.postgresql.manifest;

import io.drillbook.activities.measure.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds a manifest to the one before it: a backup of a table that somebody emptied is a good backup of nothing. */
public final class ManifestHistory {
    private static final int NAMED = 5;
    private static final String METHOD = "row counts of every table against the manifest before";

    private ManifestHistory() {}

    /** Notes tables that held rows and hold none, and tables that are gone. */
    public static void compare(Optional<Manifest> before, Manifest now, Checks checks) {
        if (before.isEmpty() || before.get().tables() == 0 || now.tables() == 0) {
            return;
        }
        SortedMap<String, TableContent> found = tables(now);
        List<String> emptied = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        tables(before.get()).forEach((name, earlier) -> {
            TableContent later = found.get(name);
            if (later == null) {
                gone.add(name);
            } else if (earlier.rows() > 0 && later.rows() == 0) {
                emptied.add(name + " held " + earlier.rows() + " rows");
            }
        });
        String since = "since the manifest of " + before.get().label();
        if (!gone.isEmpty()) {
            checks.finding(
                    "tables-gone",
                    "warning",
                    gone.size() + " tables are gone " + since + ": " + head(gone),
                    "what was dropped on purpose needs nothing; anything else is in that backup");
        }
        if (emptied.isEmpty()) {
            checks.add("tables-not-emptied", "manifest", METHOD, "no table was emptied " + since, "none", true);
            return;
        }
        checks.unknown(
                "tables-not-emptied",
                "manifest",
                METHOD,
                "no table was emptied " + since,
                head(emptied) + " and now none: on purpose, or not, no program can say");
        checks.finding(
                "table-emptied",
                "serious",
                head(emptied) + " in the manifest of " + before.get().label() + " and none in this one",
                "ask the owner; the rows are in that backup as long as it is kept");
    }

    private static SortedMap<String, TableContent> tables(Manifest manifest) {
        SortedMap<String, TableContent> tables = new TreeMap<>();
        for (DatabaseContent database : manifest.databases()) {
            database.tables().forEach(table -> tables.put(database.name() + "." + table.title(), table));
            // A table that could not be read this time is neither gone nor empty.
        }
        return tables;
    }

    private static String head(List<String> names) {
        return String.join("; ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
