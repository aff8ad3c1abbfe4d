package io.drillbook.activities.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.assembly.RealConnectors;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.connector.SqlEndpoint;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.runbooks.call.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class DatabaseTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Optional<String> AUTHORITY = Optional.of("authority.crt");

    private final TestServers servers = TestServers.get();
    private final RealConnectors connectors = servers.connectors(new SecretCleaner());

    @AfterEach
    void close() {
        connectors.close();
    }

    @Test
    void rowsComeOverACheckedConnectionUnderOurName() throws Exception {
        try (SqlAccess database = open()) {
            assertThat(database.row(
                            "SELECT ssl, application_name FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                                    + " WHERE pid = pg_backend_pid()",
                            row -> row.getBoolean(1) + " " + row.getString(2),
                            LIMIT))
                    .contains("true drillbook");
        }
    }

    @Test
    void aDatabaseWithAStrangeNameIsTheOneThatOpens() throws Exception {
        String strange = "a b?sslmode=disable&user=x/ü";
        try (SqlAccess database = open()) {
            database.execute("CREATE DATABASE " + database.identifier(strange), LIMIT);
        }
        SqlEndpoint endpoint = servers.database("password", AUTHORITY);
        try (SqlAccess database = connectors.sql(new SqlEndpoint(
                endpoint.engine(), endpoint.address(), endpoint.port(), strange, endpoint.role(), endpoint.ca()))) {
            assertThat(database.row("SELECT current_database()", row -> row.getString(1), LIMIT))
                    .contains(strange);
        }
    }

    @Test
    void valuesTravelAsParameters() throws Exception {
        Instant now = Instant.parse("2026-03-29T01:30:00.123456Z");
        try (SqlAccess database = open()) {
            assertThat(database.row(
                            "SELECT ?::text, ?::bigint, ?::timestamptz",
                            row -> row.getString(1) + " " + row.getLong(2) + " "
                                    + row.getObject(3, OffsetDateTime.class).toInstant(),
                            LIMIT,
                            "'; DROP TABLE x; --",
                            7L,
                            now))
                    .contains("'; DROP TABLE x; -- 7 2026-03-29T01:30:00.123456Z");
        }
    }

    @Test
    void identifiersAreQuotedByTheDriver() throws Exception {
        try (SqlAccess database = open()) {
            String table = database.identifier("a \"strange\" table; --");
            database.execute("CREATE TEMP TABLE " + table + " (n int)", LIMIT);
            assertThat(database.execute("INSERT INTO " + table + " VALUES (1), (2)", LIMIT))
                    .isEqualTo(2);
        }
    }

    @Test
    void aStatementEndsAtItsLimitAndTheConnectionGoesOn() throws Exception {
        try (SqlAccess database = open()) {
            Failure failure = failureOf(() -> database.execute("SELECT pg_sleep(30)", Duration.ofMillis(300)));
            assertThat(failure.code()).isEqualTo("statement-timeout");
            assertThat(database.row("SELECT 1", row -> row.getInt(1), LIMIT)).contains(1);
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        Failure failure = failureOf(() -> connectors.sql(servers.database("wrong-password", AUTHORITY)));
        assertThat(failure.code()).isEqualTo("wrong-password");
        assertThat(failure.message()).contains("tester").doesNotContain("not-the-password");
    }

    @Test
    void aServerOfAnotherAuthorityIsRefused() {
        Failure failure =
                failureOf(() -> connectors.sql(servers.database("password", Optional.of("other-authority.crt"))));
        assertThat(failure.code()).isEqualTo("certificate-untrusted");
    }

    @Test
    void aServerUnderAnotherNameIsRefused() {
        SqlEndpoint endpoint = servers.database("password", AUTHORITY);
        SqlEndpoint otherName = new SqlEndpoint(
                endpoint.engine(), "127.0.0.2", endpoint.port(), endpoint.database(), endpoint.role(), endpoint.ca());
        assertThat(failureOf(() -> connectors.sql(otherName)).code())
                .as("published on 127.0.0.1 alone, so another address either refuses or shows a wrong name")
                .isIn("certificate-name-wrong", "connection-refused");
    }

    @Test
    void anAuthorityThatIsNotThereIsTold() {
        assertThat(failureOf(() -> connectors.sql(servers.database("password", Optional.of("none.crt"))))
                        .code())
                .isEqualTo("ca-missing");
    }

    @Test
    void clearTextIsRefusedByTheServerAndSaid() {
        Failure failure = failureOf(() -> connectors.sql(servers.database("password", Optional.empty())));
        assertThat(failure.code()).isEqualTo("login-refused");
    }

    @Test
    void aMissingTableTellsTheServersSentence() throws Exception {
        try (SqlAccess database = open()) {
            Failure failure = failureOf(() -> database.execute("SELECT * FROM no_such_table", LIMIT));
            assertThat(failure.code()).isEqualTo("object-missing");
            assertThat(failure.message()).contains("relation \"no_such_table\" does not exist");
        }
    }

    @Test
    void aDuplicateRowKeepsItsDataOutOfTheMessage() throws Exception {
        try (SqlAccess database = open()) {
            database.execute("CREATE TEMP TABLE people (name text PRIMARY KEY)", LIMIT);
            database.execute("INSERT INTO people VALUES ('ann-canary')", LIMIT);
            Failure failure = failureOf(() -> database.execute("INSERT INTO people VALUES ('ann-canary')", LIMIT));
            assertThat(failure.code()).isEqualTo("constraint-violated");
            assertThat(failure.message()).doesNotContain("ann-canary");
        }
    }

    @Test
    void aCutReachesAStatementThatWaits() throws Exception {
        SqlAccess database = open();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(500);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            connectors.cut();
        });
        long began = System.nanoTime();
        Failure failure = failureOf(() -> database.execute("SELECT pg_sleep(30)", Duration.ofSeconds(60)));
        assertThat(failure.kind().retryable()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private SqlAccess open() throws ActionException {
        return connectors.sql(servers.database("password", AUTHORITY));
    }

    private static Failure failureOf(ThrowingCallable act) {
        return catchThrowableOfType(ActionException.class, act).failure();
    }
}
