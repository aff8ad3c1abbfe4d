package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where one start of the copy is to stop.
 *
 * @param settings of recovery, in order; each target setting not used is named and empty
 * @param words for people
 */
record RecoveryTarget(Map<String, String> settings, String words) {
    RecoveryTarget {
        settings = new LinkedHashMap<>(settings);
    }

    /** The first stage: the manifest's position, or, without a manifest, the first consistent one; and a pause there. */
    static RecoveryTarget first(RestorePoint point) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (point.manifestLsn().isPresent()) {
            settings.put("recovery_target_lsn", point.manifestLsn().get());
            settings.put("recovery_target_inclusive", "off");
        } else {
            settings.put("recovery_target", "immediate");
        }
        settings.put("recovery_target_action", "pause");
        settings.put("recovery_target_timeline", Long.toString(point.timeline()));
        return new RecoveryTarget(
                settings,
                point.manifestLsn()
                        .map(lsn -> "the manifest's position " + lsn)
                        .orElse("the first consistent position"));
    }

    /** The second stage: the chosen point; and open. */
    static RecoveryTarget second(RestorePoint point) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(point.kind().equals("lsn") ? "recovery_target_lsn" : "recovery_target_time", point.target());
        settings.put("recovery_target_inclusive", point.inclusive() ? "on" : "off");
        settings.put("recovery_target_action", "promote");
        settings.put("recovery_target_timeline", Long.toString(point.timeline()));
        return new RecoveryTarget(settings, point.kind() + " " + point.target());
    }
}
