package io.drillbook.activities.postgresql.access;

import io.drillbook.activities.connector.SqlEndpoint;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.failure.SqlFailures;
import io.drillbook.runbooks.call.FailureKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Opens connections to PostgreSQL. One act needs one or two of them, so there is no pool. */
public final class PostgresqlConnector {
    private static final String CONNECT_SECONDS = "10";

    /** Older servers are not supported by their makers any more. */
    private static final String OLDEST_SERVER = "14";

    private PostgresqlConnector() {}

    /** Connects and logs in. */
    public static PostgresqlAccess open(SqlEndpoint endpoint, String password) throws ActionException {
        Properties properties = properties(endpoint, password);
        try {
            // Not through DriverManager: it tries every driver and keeps a log of addresses.
            Connection connection = new Driver().connect(url(endpoint), properties);
            if (connection == null) {
                throw new IllegalArgumentException("the driver does not know its own address form");
            }
            return new PostgresqlAccess(connection, describe(endpoint));
        } catch (SQLException failed) {
            throw failure(failed, describe(endpoint));
        }
    }

    /** The database as messages name it. */
    static String describe(SqlEndpoint endpoint) {
        return "database " + endpoint.database() + " at " + endpoint.address() + ":" + endpoint.port() + " (user "
                + endpoint.role().user() + ")";
    }

    static ActionException failure(SQLException failed, String target) {
        Optional<String> sentence = failed instanceof PSQLException driver
                ? Optional.ofNullable(driver.getServerErrorMessage()).map(ServerErrorMessage::getMessage)
                : Optional.empty();
        return SqlFailures.of(failed, target, sentence);
    }

    // The address goes as properties, the database encoded: a strange name must not add properties of its own.
    private static String url(SqlEndpoint endpoint) {
        return "jdbc:postgresql:" + URLEncoder.encode(endpoint.database(), StandardCharsets.UTF_8);
    }

    private static Properties properties(SqlEndpoint endpoint, String password) throws ActionException {
        Properties properties = new Properties();
        PGProperty.PG_HOST.set(properties, endpoint.address());
        PGProperty.PG_PORT.set(properties, endpoint.port());
        PGProperty.USER.set(properties, endpoint.role().user());
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.APPLICATION_NAME.set(properties, "drillbook");
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.CANCEL_SIGNAL_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, OLDEST_SERVER);
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        // A detail holds rows, and messages travel into histories and logs.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        if (endpoint.ca().isPresent()) {
            PGProperty.SSL_MODE.set(properties, "verify-full");
            PGProperty.SSL_ROOT_CERT.set(
                    properties, existing(endpoint.ca().get(), endpoint).toString());
        } else {
            PGProperty.SSL_MODE.set(properties, "disable");
        }
        return properties;
    }

    private static Path existing(String ca, SqlEndpoint endpoint) throws ActionException {
        Path file = Path.of(ca);
        if (!Files.isReadable(file)) {
            throw new ActionException(
                    "ca-missing",
                    FailureKind.REFUSED,
                    "the certificate authority's file for " + describe(endpoint) + " is not there or not readable: "
                            + file,
                    "correct ca: in the inventory");
        }
        return file;
    }
}
