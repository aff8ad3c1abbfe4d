package io.drillbook.activities.assembly;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.connector.SqlEndpoint;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.JobLog;
import io.drillbook.activities.postgresql.access.PostgresqlAccess;
import io.drillbook.activities.postgresql.access.PostgresqlConnector;
import io.drillbook.activities.s3.S3Connector;
import io.drillbook.activities.s3.S3Objects;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.activities.secret.SecretResolver;
import io.drillbook.activities.ssh.SshConnector;
import io.drillbook.activities.ssh.SshShell;
import io.drillbook.activities.step.ConnectorsSource.ActConnectors;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.Store;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The connectors of one act: real ones, their secrets resolved when they open. A host's connection and a store's client
 * are lent to whoever asks again within the act; all are closed with the act.
 */
public final class RealConnectors implements ActConnectors {
    private final SecretResolver secrets;
    private final SecretCleaner cleaner;
    private final String target;
    private final Map<String, SshShell> shells = new ConcurrentHashMap<>();
    private final Map<String, S3Objects> stores = new ConcurrentHashMap<>();
    private final List<JobLog> logs = new CopyOnWriteArrayList<>();
    private final List<PostgresqlAccess> databases = new CopyOnWriteArrayList<>();

    /** @param target name of the locked target, whose fencing tokens a host compares */
    public RealConnectors(SecretResolver secrets, SecretCleaner cleaner, String target) {
        this.secrets = secrets;
        this.cleaner = cleaner;
        this.target = target;
    }

    @Override
    public synchronized ShellAccess shell(Host host) throws ActionException {
        SshShell shell = shells.get(host.name());
        if (shell == null || !shell.connected()) {
            shell = SshConnector.open(host, secret(host.key()), target);
            shells.put(host.name(), shell);
        }
        SshShell opened = shell;
        return new LentShell(opened, new LoggedJobs(opened.jobs(), logs::add));
    }

    @Override
    public synchronized SqlAccess sql(SqlEndpoint endpoint) throws ActionException {
        if (!endpoint.engine().equals("postgresql")) {
            throw new ActionException(
                    "engine-unknown",
                    FailureKind.REFUSED,
                    "this worker speaks no SQL with engine " + endpoint.engine() + ", only with postgresql",
                    "correct engine: in the inventory");
        }
        PostgresqlAccess access =
                PostgresqlConnector.open(endpoint, secret(endpoint.role().password()));
        databases.removeIf(PostgresqlAccess::closed);
        databases.add(access);
        return access;
    }

    @Override
    public synchronized ObjectAccess objects(Store store) throws ActionException {
        S3Objects opened = stores.get(store.name());
        if (opened == null) {
            opened = S3Connector.open(store, secret(store.accessKey()), secret(store.secretKey()));
            stores.put(store.name(), opened);
        }
        return new LentObjects(opened);
    }

    @Override
    public String secret(SecretReference reference) throws ActionException {
        try {
            String value = secrets.resolve(reference);
            cleaner.remember(reference.name(), value);
            return value;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ActionException(
                    "worker-stopped",
                    FailureKind.UNREACHABLE,
                    "the worker stops while it resolves secret \"" + reference.name() + "\"",
                    "the next attempt takes it up again");
        }
    }

    @Override
    public List<JobLog> logs() {
        return List.copyOf(logs);
    }

    // Not synchronized: it must get through while an act waits inside one of the methods above.
    @Override
    public void cut() {
        databases.forEach(PostgresqlAccess::cut);
        shells.values().forEach(SshShell::close);
        stores.values().forEach(S3Objects::close);
    }

    @Override
    public void close() {
        databases.forEach(PostgresqlAccess::close);
        shells.values().forEach(SshShell::close);
        stores.values().forEach(S3Objects::close);
    }
}
