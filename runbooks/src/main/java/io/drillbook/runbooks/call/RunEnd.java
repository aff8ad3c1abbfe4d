package io.drillbook.runbooks.call;

import java.util.Optional;
import java.util.SortedMap;

/**
 * How a run ended: the result of its workflow when it passed, and the second detail of its failure otherwise.
 *
 * @param outputs in JSON form
 * @param stored where the run's record lies
 */
public record RunEnd(Outcome outcome, SortedMap<String, Object> outputs, Optional<RecordStored> stored) {}
