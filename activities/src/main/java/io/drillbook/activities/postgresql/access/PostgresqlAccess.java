package io.drillbook.activities.postgresql.access;

import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to PostgreSQL. Three limits stand behind each other: the server's, the driver's, the socket's. */
public final class PostgresqlAccess implements SqlAccess {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlAccess.class);

    /** How much later than the server the driver gives up, and the socket than the driver. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Connection connection;
    private final String target;
    private long serverLimit = -1;

    PostgresqlAccess(Connection connection, String target) {
        this.connection = connection;
        this.target = target;
    }

    @Override
    public <T> List<T> rows(String sql, RowReader<T> reader, Duration limit, Object... parameters)
            throws ActionException {
        try (PreparedStatement statement = prepare(sql, limit, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return List.copyOf(read);
        } catch (SQLException failed) {
            throw PostgresqlConnector.failure(failed, target);
        }
    }

    @Override
    public long execute(String sql, Duration limit, Object... parameters) throws ActionException {
        try (PreparedStatement statement = prepare(sql, limit, parameters)) {
            statement.execute();
            return Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException failed) {
            throw PostgresqlConnector.failure(failed, target);
        }
    }

    @Override
    public String identifier(String name) throws ActionException {
        try {
            return Utils.escapeIdentifier(null, name).toString();
        } catch (SQLException failed) {
            throw PostgresqlConnector.failure(failed, target);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException already) {
            LOG.debug("a database connection was gone before it was closed", already);
        }
    }

    /** Whether {@link #close} was called or the connection broke. */
    public boolean closed() {
        try {
            return connection.isClosed();
        } catch (SQLException broken) {
            return true;
        }
    }

    /** Cuts the connection from another thread: whatever waits on it fails at once. */
    public void cut() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException already) {
            LOG.debug("a database connection was gone before it was cut", already);
        }
    }

    private PreparedStatement prepare(String sql, Duration limit, Object... parameters) throws SQLException {
        setLimits(limit);
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout((int) Math.min(Integer.MAX_VALUE, seconds(limit.plus(SLACK))));
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, driverValue(parameters[index]));
            }
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    private void setLimits(Duration limit) throws SQLException {
        long milliseconds = Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis()));
        long socket = Math.min(Integer.MAX_VALUE, milliseconds + 2 * SLACK.toMillis());
        connection.setNetworkTimeout(Runnable::run, (int) socket);
        if (milliseconds != serverLimit) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET statement_timeout = " + milliseconds);
            }
            serverLimit = milliseconds;
        }
    }

    private static long seconds(Duration duration) {
        return (duration.toMillis() + 999) / 1000;
    }

    private static Object driverValue(Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
