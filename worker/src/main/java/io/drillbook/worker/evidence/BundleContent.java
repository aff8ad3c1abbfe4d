package io.drillbook.worker.evidence;

import io.drillbook.activities.evidence.ChainEnd;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.DueLine;
import io.drillbook.runbooks.evidence.SignedReview;
import java.time.Instant;
import java.util.List;

/**
 * What forms are made of.
 *
 * @param entries of the selected runs, in order
 * @param dues what was due by then, of all calendars
 * @param reviews in the order they were chained
 * @param end where the chain ends
 * @param at when the bundle is made
 */
public record BundleContent(
        List<ChainEntry> entries, List<DueLine> dues, List<SignedReview> reviews, ChainEnd end, Instant at) {
    public BundleContent {
        entries = List.copyOf(entries);
        dues = List.copyOf(dues);
        reviews = List.copyOf(reviews);
    }
}
