package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.runbooks.call.FailureKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says in plain words what pgBackRest complained of, and keeps the tool's own words behind them. */
public final class ToolComplaint {
    private static final Pattern ERROR = Pattern.compile(".*\\b(ERROR|ASSERT): ?\\[\\d+\\].*");

    /** What a complaint means, the first that fits. */
    private record Meaning(List<String> signs, String words, FailureKind kind) {
        Meaning(List<String> signs, String words) {
            this(signs, words, FailureKind.CHECK_FAILED);
        }

        boolean fits(String text) {
            return signs.stream().anyMatch(text::contains);
        }
    }

    private static final List<Meaning> MEANINGS = List.of(
            // The tool asks the standby for one checkpoint; asked a moment before the record came, it waits in vain.
            new Meaning(
                    List.of("timeout before standby replayed", "timeout before standby checkpoint"),
                    "the standby did not reach the backup's beginning within archive-timeout",
                    FailureKind.BUSY),
            new Meaning(
                    List.of("unable to load info file", "outside of section"),
                    "its list cannot be read: the passphrase is another one, or bytes of the list were changed"),
            new Meaning(
                    List.of("cipher header invalid", "unable to flush", "bad decrypt", "cryptoerror"),
                    "it cannot be decrypted: the passphrase is another one, or bytes of it were changed"),
            new Meaning(
                    List.of("invalidrange", "unexpected eof", "unexpected end", "size invalid"),
                    "an object is shorter than it was written: it is truncated"),
            new Meaning(
                    List.of("checksum", "zstd error", "lz4 error", "corruption", "json read is not"),
                    "bytes of an object were changed: its checksum or its form is wrong"),
            new Meaning(
                    List.of("unable to open missing", "missing file", "nosuchkey", "failed with 404", "not found"),
                    "an object is missing"),
            new Meaning(List.of("no space left"), "the disk is full"),
            new Meaning(
                    List.of("failed with 507", "insufficientstorage", "quotaexceeded", "storagefull"),
                    "the store is full"),
            new Meaning(
                    List.of("failed with 403", "accessdenied", "signaturedoesnotmatch"),
                    "the store refuses the credentials",
                    FailureKind.REFUSED),
            new Meaning(
                    List.of("certificate", "unable to verify"),
                    "the store's certificate is not one that is trusted",
                    FailureKind.REFUSED),
            new Meaning(
                    List.of("failed with 500", "failed with 502", "failed with 503", "failed with 504"),
                    "the store has an error of its own",
                    FailureKind.UNREACHABLE),
            new Meaning(
                    List.of("unable to connect", "connection refused", "timeout after", "unable to get address"),
                    "the store does not answer",
                    FailureKind.UNREACHABLE));

    private ToolComplaint() {}

    /** The complaint in what the tool printed. */
    public static String of(String output) {
        List<String> lines = output.lines().toList();
        Optional<String> error = lines.stream()
                .filter(line -> ERROR.matcher(line).matches())
                .map(String::strip)
                .findFirst();
        String said = error.or(() -> lines.stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("restore took "))
                        .map(String::strip)
                        .reduce((older, newer) -> newer))
                .orElse("no output");
        return meaning(output)
                .map(meaning -> meaning.words() + " (" + said + ")")
                .orElse(said);
    }

    /** Whose failure it is, which decides whether trying again can help. */
    public static FailureKind kind(String output) {
        return meaning(output).map(Meaning::kind).orElse(FailureKind.CHECK_FAILED);
    }

    private static Optional<Meaning> meaning(String output) {
        // The sign may stand in a line that belongs to the error and does not begin with it.
        String all = output.toLowerCase(Locale.ROOT);
        return MEANINGS.stream().filter(meaning -> meaning.fits(all)).findFirst();
    }
}
