package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.sandbox.place.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole configuration of a restored copy, written by us: of the original's nothing holds but what recovery demands.
 * It listens on a socket in its own folder only, archives nothing, follows nobody, loads and schedules nothing.
 */
final class CopyConfiguration {
    /** What a copy in recovery must have at least as much of as the original: printed by pg_controldata. */
    private static final Map<String, String> DEMANDED = demanded();

    private CopyConfiguration() {}

    /**
     * The text of postgresql.conf.
     *
     * @param control output of {@code pg_controldata}
     * @param restoreCommand with {@code %f} and {@code %p}
     */
    static String text(Place place, String control, String restoreCommand, RecoveryTarget target) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "");
        settings.put("unix_socket_directories", place.socket());
        settings.put("unix_socket_permissions", "0700");
        settings.put("port", Integer.toString(place.sandbox().peerPort()));
        settings.put("hba_file", place.file("hba.conf"));
        settings.put("ident_file", place.file("ident.conf"));
        settings.put("ssl", "off");
        settings.put("archive_mode", "off");
        settings.put("primary_conninfo", "");
        settings.put("primary_slot_name", "");
        settings.put("synchronous_standby_names", "");
        settings.put("shared_preload_libraries", "");
        settings.put("session_preload_libraries", "");
        settings.put("max_logical_replication_workers", "0");
        settings.put("autovacuum", "off");
        settings.put("hot_standby", "on");
        settings.put("logging_collector", "off");
        settings.put("log_destination", "stderr");
        settings.put("log_line_prefix", "%m [%p] ");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("log_min_messages", "warning");
        settings.put("restore_command", restoreCommand);
        DEMANDED.forEach(
                (printed, setting) -> value(control, printed).ifPresent(value -> settings.put(setting, value)));
        settings.putAll(target.settings());
        StringBuilder text = new StringBuilder("# Written by drillbook for a copy that is destroyed after its test.\n");
        settings.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        return text.toString();
    }

    /** A value that {@code pg_controldata} prints behind its name. */
    static Optional<String> value(String control, String name) {
        Matcher matcher = Pattern.compile("^" + Pattern.quote(name) + ":\\s+(.*)$", Pattern.MULTILINE)
                .matcher(control);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static Map<String, String> demanded() {
        Map<String, String> demanded = new LinkedHashMap<>();
        demanded.put("max_connections setting", "max_connections");
        demanded.put("max_worker_processes setting", "max_worker_processes");
        demanded.put("max_wal_senders setting", "max_wal_senders");
        demanded.put("max_prepared_xacts setting", "max_prepared_transactions");
        demanded.put("max_locks_per_xact setting", "max_locks_per_transaction");
        demanded.put("track_commit_timestamp setting", "track_commit_timestamp");
        return demanded;
    }
}
