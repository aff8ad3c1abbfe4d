package io.drillbook.activities.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.host.JobLog;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.runbooks.call.ActLog;
import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.json.Digests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the trace of an act: what its jobs printed, without secrets, and where secrets were masked. */
final class ActTraces {
    private final LogStore store;
    private final SecretCleaner cleaner;
    private final RunIdentity run;
    private final SortedMap<String, Long> masked = new TreeMap<>();

    ActTraces(LogStore store, SecretCleaner cleaner, RunIdentity run) {
        this.store = store;
        this.cleaner = cleaner;
        this.run = run;
    }

    /** Counts the secrets in a text that is going to be masked. */
    void count(String text) {
        cleaner.places(text).forEach((secret, places) -> masked.merge(secret, places, Long::sum));
    }

    /** The trace; absent when there is nothing to tell. */
    Optional<ActTrace> of(List<JobLog> logs) {
        List<ActLog> kept = new ArrayList<>();
        for (JobLog log : logs.subList(Math.max(0, logs.size() - ActTrace.MOST), logs.size())) {
            count(log.command());
            count(log.text());
            kept.add(log(log));
        }
        ActTrace trace = new ActTrace(kept, masked);
        return trace.nothing() ? Optional.empty() : Optional.of(trace);
    }

    private ActLog log(JobLog log) {
        String text = cleaner.clean(log.text());
        byte[] bytes = text.getBytes(UTF_8);
        boolean whole = text.length() <= 2 * ActLog.END;
        return new ActLog(
                log.host(),
                bounded(cleaner.clean(log.command())),
                bytes.length,
                Digests.sha256(bytes),
                whole ? text : text.substring(0, cut(text, ActLog.END)),
                whole ? "" : text.substring(cut(text, text.length() - ActLog.END)),
                log.cut(),
                whole ? Optional.empty() : store.keep(run, text));
    }

    private static String bounded(String command) {
        return command.length() > ActLog.END ? command.substring(0, cut(command, ActLog.END)) + " …" : command;
    }

    /** A place where a text may be cut: never inside a letter, of which half has no form in a record. */
    private static int cut(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1))
                ? at - 1
                : at;
    }
}
