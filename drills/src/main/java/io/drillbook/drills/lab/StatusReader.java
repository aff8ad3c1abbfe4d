package io.drillbook.drills.lab;

import io.drillbook.drills.lab.engine.ContainerState;
import io.drillbook.drills.lab.engine.Containers;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabState;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.lab.server.NodeRole;
import io.drillbook.drills.lab.server.NodeShell;
import io.drillbook.drills.lab.server.ShopDatabase;
import io.drillbook.runbooks.type.DataSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at a lab. */
final class StatusReader {
    private final LabSettings settings;
    private final Containers containers;
    private final NodeShell shell;
    private final ShopDatabase shop;

    StatusReader(LabSettings settings, Containers containers, NodeShell shell, ShopDatabase shop) {
        this.settings = settings;
        this.containers = containers;
        this.shell = shell;
        this.shop = shop;
    }

    LabStatus read() throws LabException {
        List<ContainerState> states = new ArrayList<>();
        for (LabHost host : LabHost.values()) {
            ContainerState state = containers.state(settings.name().container(host.text()));
            if (host != LabHost.LOAD || settings.load() || state.running()) {
                states.add(state);
            }
        }
        Optional<LabHost> primary = primary();
        Optional<LabStatus.Replication> replication = Optional.empty();
        Optional<LabStatus.Archive> archive = Optional.empty();
        Optional<DataSize> size = Optional.empty();
        Optional<LabStatus.Load> load = Optional.empty();
        if (primary.isPresent()) {
            replication = replication(primary.get());
            archive = archive(primary.get());
            load = load(primary.get());
            size = load.isPresent() ? Optional.of(shop.size(primary.get())) : Optional.empty();
        }
        boolean up = states.stream().allMatch(ContainerState::running)
                && replication.filter(one -> one.state().equals("streaming")).isPresent()
                && archive.filter(LabStatus.Archive::working).isPresent();
        return new LabStatus(
                settings.name().text(),
                up,
                states,
                ports(),
                primary.map(LabHost::text),
                replication,
                archive,
                size,
                load,
                inventory());
    }

    private Optional<LabHost> primary() throws LabException {
        for (LabHost host : List.of(LabHost.FIRST, LabHost.SECOND)) {
            boolean running =
                    containers.state(settings.name().container(host.text())).running();
            if (running && NodeRole.of(shell, host) instanceof NodeRole.Primary) {
                return Optional.of(host);
            }
        }
        return Optional.empty();
    }

    private Optional<LabStatus.Replication> replication(LabHost primary) throws LabException {
        String sql = "select application_name, state, greatest(0, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn))"
                + " from pg_stat_replication where replay_lsn is not null and application_name like 'pg-%' limit 1";
        return words(primary, "postgres", sql)
                .map(words -> new LabStatus.Replication(words[0], words[1], Long.parseLong(words[2])));
    }

    private Optional<LabStatus.Archive> archive(LabHost primary) throws LabException {
        String sql = "select coalesce(last_failed_time < last_archived_time, true), last_archived_wal,"
                + " extract(epoch from now() - last_archived_time)::bigint,"
                + " (select count(*) from pg_ls_archive_statusdir() where name like '%.ready')"
                + " from pg_stat_archiver where last_archived_wal is not null";
        return words(primary, "postgres", sql)
                .map(words -> new LabStatus.Archive(
                        words[0].equals("t"), words[1], Long.parseLong(words[2]), Long.parseLong(words[3])));
    }

    private Optional<LabStatus.Load> load(LabHost primary) throws LabException {
        String sql = "select count(*) / 10.0 from shop.orders where created_at > now() - interval '10 seconds'";
        return words(primary, ShopDatabase.NAME, sql).map(words -> new LabStatus.Load(Double.parseDouble(words[0])));
    }

    private Optional<String[]> words(LabHost host, String database, String sql) throws LabException {
        return shell.query(host, database, sql).map(text -> text.split(" "));
    }

    private SortedMap<String, Integer> ports() throws LabException {
        TreeMap<String, Integer> ports = new TreeMap<>();
        LabState.read(settings.folder())
                .ifPresent(state -> state.ports()
                        .numbers()
                        .forEach((service, port) -> ports.put(service.host().text() + ":" + service.inside(), port)));
        return ports;
    }

    private Optional<String> inventory() {
        Path file = settings.folder().resolve("inventory.yaml");
        return Files.exists(file) ? Optional.of(file.toString()) : Optional.empty();
    }
}
