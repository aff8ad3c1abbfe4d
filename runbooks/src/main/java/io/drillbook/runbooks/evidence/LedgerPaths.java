package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.json.Digests;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where things lie in a ledger and in a bundle; always with slashes, below the root. */
public final class LedgerPaths {
    /** Chain entries, one file each, by sequence. */
    public static final String CHAIN = "chain/";

    /** What is known when a run begins. */
    public static final String OPENED = "opened/";

    /** Records of runs. */
    public static final String RECORDS = "records/";

    /** A signed test result beside each record. */
    public static final String RESULTS = "results/";

    /** What long commands of runs printed, where it is more than a record holds. */
    public static final String LOGS = "logs/";

    /** What was found about runs that never closed. */
    public static final String CLOSINGS = "closings/";

    /** Calendars as they were applied. */
    public static final String CALENDARS = "calendars/";

    /** Reviews of a period, with their signatures. */
    public static final String REVIEWS = "reviews/";

    /** Time stamps of entries, as their service answered; a bundle's signed head names them, the chain cannot. */
    public static final String STAMPS = "stamps/";

    /** Public keys. */
    public static final String KEYS = "keys/";

    /** How far a writer knew the chain when it began to append; only the writers use it. */
    public static final String CLAIMS = "claims/";

    /** Where in the chain something stands; only the writers use it. */
    public static final String INDEX = "index/";

    /** The signed head of a bundle. */
    public static final String HEAD = "head.json";

    /** Folders whose files the chain names; nothing else is evidence. */
    public static final List<String> PROVEN =
            List.of(CHAIN, OPENED, RECORDS, RESULTS, LOGS, CLOSINGS, CALENDARS, REVIEWS, KEYS);

    /** All folders of a ledger that are for its readers. */
    public static final List<String> KEPT =
            Stream.concat(PROVEN.stream(), Stream.of(STAMPS)).toList();

    private static final int READABLE = 120;
    private static final int DIGITS = 12;

    private LedgerPaths() {}

    /** The file of the entry with this number, from 1. */
    public static String entry(long sequence) {
        return CHAIN + String.format(Locale.ROOT, "%0" + DIGITS + "d", sequence) + ".json";
    }

    /** The time stamp of an entry. */
    public static String stamp(long sequence) {
        return STAMPS + String.format(Locale.ROOT, "%0" + DIGITS + "d", sequence) + ".tsr";
    }

    /** The number of an entry's file; empty for a name that is none. */
    public static OptionalLong sequence(String path) {
        return number(path, CHAIN, ".json");
    }

    /** The number of the entry that a stamp is for; empty for a name that is none. */
    public static OptionalLong stamped(String path) {
        return number(path, STAMPS, ".tsr");
    }

    private static OptionalLong number(String path, String folder, String ending) {
        String name = path.substring(Math.min(folder.length(), path.length()));
        return path.startsWith(folder) && name.matches("[0-9]{" + DIGITS + "}" + Pattern.quote(ending))
                ? OptionalLong.of(Long.parseLong(name.substring(0, DIGITS)))
                : OptionalLong.empty();
    }

    /** A run's name in a ledger: readable, safe for every file system, different for different runs. */
    public static String name(RunIdentity run) {
        String safe = run.key().replaceAll("[^A-Za-z0-9@_.-]", "_");
        String readable = safe.length() > READABLE ? safe.substring(0, READABLE) : safe;
        return (readable.startsWith(".") ? "_" : "") + readable + "-"
                + Digests.sha256(run.key()).substring(0, 12);
    }

    /** How the names of all runs with this workflow id begin; it must be shorter than {@value #READABLE} letters. */
    public static String start(String workflowId) {
        if (workflowId.length() >= READABLE) {
            throw new IllegalArgumentException("too long to be found by its beginning: " + workflowId);
        }
        return safe(workflowId + "@");
    }

    private static String safe(String key) {
        String safe = key.replaceAll("[^A-Za-z0-9@_.-]", "_");
        return (safe.startsWith(".") ? "_" : "") + safe;
    }

    /** The file of a public key. */
    public static String key(VerifyingKey key) {
        return KEYS + key.name() + ".pem";
    }

    /** Where the number of the entry of a file lies that is in the chain. */
    public static String index(String path) {
        return INDEX + path.replace('/', '-');
    }

    /** Where a log of a run lies that has this SHA-256. */
    public static String log(RunIdentity run, String sha256) {
        return LOGS + name(run) + "-" + sha256.substring(0, 16) + ".log";
    }

    /** Where the opening of a run lies. */
    public static String opening(RunIdentity run) {
        return OPENED + name(run) + ".json";
    }

    /** The file that begins with the same name under another folder. */
    public static String sibling(String path, String folder) {
        return folder + path.substring(path.indexOf('/') + 1);
    }
}
