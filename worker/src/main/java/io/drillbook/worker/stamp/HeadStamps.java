package io.drillbook.worker.stamp;

import io.drillbook.activities.evidence.ChainEnd;
import io.drillbook.activities.evidence.EvidenceHome;
import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.inventory.EvidenceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a service stamp where the chain ends: as each entry names the one before it, the stamp holds for all before. No run
 * waits for it, and without it the chain is as whole.
 */
public final class HeadStamps {
    private static final Logger LOG = LoggerFactory.getLogger(HeadStamps.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Optional<String> service;
    private final EvidenceHome home;
    private Instant last = Instant.EPOCH;

    /** @param rules where an inventory may name the service; without one nothing is stamped */
    public HeadStamps(Optional<EvidenceRules> rules, EvidenceHome home) {
        this.service = rules.flatMap(EvidenceRules::timeStamps);
        this.home = home;
    }

    /** At most once an hour, and only when something came since; a service out of reach is told in the log. */
    public void stampSometimes(Ledger ledger) {
        if (service.isPresent() && !Instant.now().isBefore(last.plus(EVERY))) {
            last = Instant.now();
            stampNow(ledger)
                    .ifPresent(
                            failure -> LOG.warn("the end of the chain gets no time stamp now: {}", failure.message()));
        }
    }

    /**
     * Stamps the last entry unless it has a stamp.
     *
     * @return why there is none now; empty when there is one, and when no service is named
     */
    public Optional<Failure> stampNow(Ledger ledger) {
        if (service.isEmpty()) {
            return Optional.empty();
        }
        try {
            ChainEnd end = ledger.end();
            String path = LedgerPaths.stamp(end.sequence());
            if (home.read(path).isEmpty()) {
                home.create(
                        path,
                        new TimeStampService(service.get()).stamp(HexFormat.of().parseHex(end.digest())));
            }
            return Optional.empty();
        } catch (ActionException failed) {
            return Optional.of(failed.failure());
        }
    }
}
