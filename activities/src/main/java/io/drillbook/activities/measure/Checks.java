package io.drillbook.activities.measure;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Checks made one after the other by one act, and what it found beside them. A check's duration is the time since the
 * one before it. Not for use from two threads.
 */
public final class Checks {
    private final List<CheckResult> results = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long since = System.nanoTime();

    /** Starts the next check's time, when something else was done since the last one. */
    public void restart() {
        since = System.nanoTime();
    }

    /**
     * Notes a check that was made.
     *
     * @param holds whether what was found is what was expected
     * @return {@code holds}
     */
    public boolean add(String id, String type, String method, String expected, String actual, boolean holds) {
        note(id, type, method, expected, actual, holds ? Verdict.PASSED : Verdict.FAILED);
        return holds;
    }

    /** Notes a check that two texts are equal. */
    public boolean equal(String id, String type, String method, String expected, String actual) {
        return add(id, type, method, expected, actual, expected.equals(actual));
    }

    /** Notes a check that could not be made; it never counts as passed. */
    public void unknown(String id, String type, String method, String expected, String why) {
        note(id, type, method, expected, why, Verdict.UNKNOWN);
    }

    public void finding(String code, String severity, String message, String hint) {
        findings.add(new Finding(code, severity, message, hint));
    }

    public List<CheckResult> results() {
        return List.copyOf(results);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public Verdict verdict() {
        return verdict(results);
    }

    /** Failed when one failed, else unknown when one is unknown or there is none, else passed. */
    public static Verdict verdict(Collection<CheckResult> checks) {
        if (checks.stream().anyMatch(check -> check.result() == Verdict.FAILED)) {
            return Verdict.FAILED;
        }
        boolean proven = !checks.isEmpty() && checks.stream().allMatch(check -> check.result() == Verdict.PASSED);
        return proven ? Verdict.PASSED : Verdict.UNKNOWN;
    }

    private void note(String id, String type, String method, String expected, String actual, Verdict verdict) {
        long now = System.nanoTime();
        results.add(new CheckResult(id, type, method, expected, actual, verdict, Duration.ofNanos(now - since)));
        since = now;
    }
}
