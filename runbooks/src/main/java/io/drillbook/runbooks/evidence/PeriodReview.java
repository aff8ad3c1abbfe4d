package io.drillbook.runbooks.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What a reviewer says of a period. He signs it; it says nothing about runs that came later.
 *
 * @param schema {@value #SCHEMA}
 * @param period such as 2026-Q4
 * @param head of the ledger that was looked at
 * @param report SHA-256 of the report he read, in hexadecimal
 * @param reviewer who, as he calls himself
 * @param at RFC 3339
 * @param verdict accepted or rejected
 * @param comment in his words, may be empty
 * @param findings open ones, with who answers for them and until when
 * @param waivers due times that were let go, by whom and why
 */
public record PeriodReview(
        String schema,
        String period,
        String head,
        String report,
        String reviewer,
        String at,
        String verdict,
        String comment,
        List<OpenFinding> findings,
        List<Waiver> waivers) {
    public static final String SCHEMA = "drillbook.review/1";

    /**
     * Something that is to be done.
     *
     * @param run workflow id of the run that showed it
     * @param due {@code yyyy-MM-dd}
     */
    public record OpenFinding(String run, String what, String owner, String due) {}

    /**
     * A due time that was let go.
     *
     * @param due the workflow id its run would have had
     */
    public record Waiver(String due, String by, String why) {}

    public PeriodReview {
        findings = List.copyOf(findings);
        waivers = List.copyOf(waivers);
        Instant.parse(at);
        if (!period.matches("[0-9]{4}-Q[1-4]")) {
            throw new IllegalArgumentException("no quarter: " + period);
        }
        if (!verdict.equals("accepted") && !verdict.equals("rejected")) {
            throw new IllegalArgumentException("a review accepts or rejects, not " + verdict);
        }
    }
}
