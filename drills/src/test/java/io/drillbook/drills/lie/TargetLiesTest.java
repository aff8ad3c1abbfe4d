package io.drillbook.drills.lie;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be wrong with the place of a restore, or with whose backup it is. */
@Tag("server")
@OnTheTheatre
final class TargetLiesTest {
    private final Theatre theatre = Theatre.shared();

    @Test
    void aTargetThatWasNotEmpty() throws LabException {
        Lie lie = theatre.lie("not-empty");
        theatre.root(LabHost.SANDBOX, "touch /var/lib/drillbook/sandbox/left-over");
        try {
            lie.restoreTest().caughtAs(Outcome.FAILED, "folder-empty", "left-over");
        } finally {
            theatre.root(LabHost.SANDBOX, "rm /var/lib/drillbook/sandbox/left-over");
        }
    }

    @Test
    void aTargetThatCanReachProduction() throws LabException {
        Lie lie = theatre.lie("not-isolated");
        String sandbox = theatre.container(LabHost.SANDBOX);
        String network = theatre.stage().labName().serverNetwork();
        // The engine writes the names anew whenever a network comes or goes, and forgets the store's.
        theatre.root(LabHost.SANDBOX, "cp /etc/hosts /tmp/hosts");
        theatre.engine()
                .client()
                .connectToNetworkCmd()
                .withContainerId(sandbox)
                .withNetworkId(network)
                .exec();
        try {
            theatre.root(LabHost.SANDBOX, "iptables -I OUTPUT 1 -p tcp --dport 5432 -j ACCEPT");
            lie.restoreTest().caughtAs(Outcome.FAILED, "apart-from-pg-1", "connected");
        } finally {
            theatre.root(LabHost.SANDBOX, "iptables -D OUTPUT -p tcp --dport 5432 -j ACCEPT");
            theatre.engine()
                    .client()
                    .disconnectFromNetworkCmd()
                    .withContainerId(sandbox)
                    .withNetworkId(network)
                    .exec();
            theatre.root(LabHost.SANDBOX, "cat /tmp/hosts > /etc/hosts && getent hosts s3");
        }
    }

    @Test
    void aTargetClockThatIsWrong() throws LabException {
        Lie lie = theatre.lie("wrong-clock");
        theatre.write("/usr/local/bin/date", "#!/bin/sh\nexec /usr/bin/date -d '+1 hour' \"$@\"\n", "755");
        try {
            lie.restoreTest().caughtAs(Outcome.FAILED, "clock-of-sandbox", "ahead by");
        } finally {
            theatre.root(LabHost.SANDBOX, "rm /usr/local/bin/date");
        }
    }

    @Test
    void aBackupOfAnotherClusterWithTheSameName() throws LabException {
        Lie lie = theatre.lie("another-cluster");
        lie.inRepository("rm -rf pgbackrest");
        theatre.stage().lab().shell().check(LabHost.FIRST, Duration.ofMinutes(2), List.of("bash", "-c", """
                set -eu
                data=/var/lib/postgresql/17/another
                bin=/usr/lib/postgresql/17/bin
                conf=/tmp/another.conf
                rm -rf $data
                trap '$bin/pg_ctl -D $data -m immediate -s stop; rm -rf $data $conf' EXIT
                sed -e 's#^repo1-path=.*#repo1-path=/lies/another-cluster/pgbackrest#' -e '/^pg2-/d' \\
                    -e "s#^pg1-path=.*#pg1-path=$data\\npg1-port=5499#" /etc/pgbackrest/pgbackrest.conf > $conf
                $bin/initdb -D $data --data-checksums --auth=peer --no-sync >/dev/null
                cat >> $data/postgresql.conf <<EOF
                listen_addresses = ''
                port = 5499
                archive_mode = on
                archive_command = 'pgbackrest --config=$conf --stanza=orders archive-push %p'
                EOF
                $bin/pg_ctl -D $data -w -s -l /tmp/another.log start
                pgbackrest --config=$conf --stanza=orders stanza-create
                psql -Xq -p 5499 -d postgres -c 'create database shop'
                pgbackrest --config=$conf --stanza=orders --type=full backup
                for n in 1 2; do psql -Xq -p 5499 -d shop -c "create table t$n ()" -c 'select pg_switch_wal()' >/dev/null; done
                for i in $(seq 100); do
                    [[ $(psql -XAtq -p 5499 -d shop -c "select count(*) from pg_ls_archive_statusdir() where name like '%.ready'") == 0 ]] && break
                    sleep 0.2
                done
                """));
        lie.restoreTest().caughtAs(Outcome.FAILED, "repository-of-this-cluster", "another cluster with the same name");
    }
}
