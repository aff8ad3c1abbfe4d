package io.drillbook.runbooks.call;

import io.drillbook.runbooks.action.About;
import java.time.Duration;

/** One check of an act, as it goes into the record. */
@About("One check")
public record CheckResult(
        @About("Stable name of the check") String id,

        @About("What is checked: checksum, amcheck, count, hash, canary, smoke, reconcile, isolation …")
        String type,

        @About("The query or command") String method,
        @About("Expected value, and where it is from") String expected,
        @About("Value found") String actual,
        @About("passed, failed or unknown") Verdict result,
        @About("How long it took") Duration took) {}
