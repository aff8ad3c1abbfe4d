package io.drillbook.activities.failure;

import static io.drillbook.runbooks.call.FailureKind.BUSY;
import static io.drillbook.runbooks.call.FailureKind.CHECK_FAILED;
import static io.drillbook.runbooks.call.FailureKind.LIMIT;
import static io.drillbook.runbooks.call.FailureKind.REFUSED;
import static io.drillbook.runbooks.call.FailureKind.UNREACHABLE;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an {@link SQLException} means. The SQLSTATE decides; the server's own sentence goes along, its detail (which may hold data) does not. */
public final class SqlFailures {
    /** @param state an SQLSTATE or the start of one */
    private record Meaning(String state, String code, FailureKind kind, String what, String hint) {}

    // The first match counts: exact states stand before their classes.
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(
                    "28P01",
                    "wrong-password",
                    REFUSED,
                    "refused the password",
                    "check the role's secret in the inventory"),
            new Meaning(
                    "28",
                    "login-refused",
                    REFUSED,
                    "refused the login",
                    "check the role, and the server's rules for who may log in from where"),
            new Meaning(
                    "3D000",
                    "database-missing",
                    REFUSED,
                    "has no such database",
                    "check the database's name in the inventory"),
            new Meaning(
                    "42501",
                    "permission-denied",
                    REFUSED,
                    "denied permission",
                    "grant it to the role, or run drillbook prepare"),
            new Meaning(
                    "42P01",
                    "object-missing",
                    REFUSED,
                    "has no such table",
                    "run drillbook prepare, or check the name"),
            new Meaning("42P07", "object-exists", CHECK_FAILED, "has such an object already", "look at who made it"),
            new Meaning("42710", "object-exists", CHECK_FAILED, "has such an object already", "look at who made it"),
            new Meaning(
                    "42704",
                    "object-missing",
                    REFUSED,
                    "has no such object",
                    "run drillbook prepare, or check the name"),
            new Meaning(
                    "42883",
                    "object-missing",
                    REFUSED,
                    "has no such function",
                    "run drillbook prepare, or check the server's version"),
            new Meaning(
                    "3F000",
                    "object-missing",
                    REFUSED,
                    "has no such schema",
                    "run drillbook prepare, or check the name"),
            new Meaning(
                    "42",
                    "statement-wrong",
                    REFUSED,
                    "does not understand the statement",
                    "check the statement against the server's version"),
            new Meaning("53100", "disk-full", CHECK_FAILED, "has a full disk", "free space there first"),
            new Meaning("53200", "out-of-memory", BUSY, "is out of memory", "look at what else runs there"),
            new Meaning(
                    "53300",
                    "too-many-connections",
                    BUSY,
                    "has no connection left",
                    "close idle sessions or raise max_connections"),
            new Meaning("53", "resources-exhausted", BUSY, "is short of a resource", "look at the server's log"),
            new Meaning("54", "server-limit", LIMIT, "met a limit of the server", "look at the server's log"),
            new Meaning(
                    "55P03", "locked", BUSY, "could not lock in time", "see which session holds the lock (pg_locks)"),
            new Meaning("55006", "in-use", BUSY, "has the object in use", "wait until its sessions are gone"),
            new Meaning(
                    "55",
                    "wrong-state",
                    CHECK_FAILED,
                    "is not in the state that this needs",
                    "look at the server's log"),
            new Meaning(
                    "57014",
                    "statement-timeout",
                    LIMIT,
                    "did not end the statement within its limit",
                    "see what it waits for (pg_stat_activity), or give the step more time"),
            new Meaning("57P01", "server-stopping", UNREACHABLE, "is shutting down", "see who stopped it"),
            new Meaning("57P02", "server-crashed", UNREACHABLE, "crashed and restarts", "look at the server's log"),
            new Meaning(
                    "57P03",
                    "not-ready-yet",
                    BUSY,
                    "is not ready yet: it starts up or recovers",
                    "wait until it accepts connections"),
            new Meaning("57P04", "database-missing", REFUSED, "dropped the database", "see who dropped it"),
            new Meaning(
                    "40",
                    "conflict",
                    BUSY,
                    "gave way to another transaction",
                    "the act is tried again while its step allows it"),
            new Meaning(
                    "25006",
                    "read-only",
                    CHECK_FAILED,
                    "is read-only",
                    "address the primary; a standby takes no writes"),
            new Meaning(
                    "23",
                    "constraint-violated",
                    CHECK_FAILED,
                    "holds a row that forbids this",
                    "look at the constraint named in the server's log"),
            new Meaning("22", "value-refused", REFUSED, "refused a value", "check the step's inputs"),
            new Meaning("0A", "unsupported", REFUSED, "does not support this", "check the server's version"),
            new Meaning(
                    "XX001",
                    "data-corrupted",
                    CHECK_FAILED,
                    "found corrupted data",
                    "stop writing there and look at the server's log"),
            new Meaning(
                    "XX002",
                    "data-corrupted",
                    CHECK_FAILED,
                    "found a corrupted index",
                    "stop writing there and look at the server's log"),
            new Meaning(
                    "58",
                    "server-io-error",
                    CHECK_FAILED,
                    "met an error of its disk",
                    "look at the server's log and at the kernel's"),
            new Meaning(
                    "XX", "server-internal-error", CHECK_FAILED, "met an error of its own", "look at the server's log"),
            new Meaning(
                    "08",
                    "connection-lost",
                    UNREACHABLE,
                    "lost the connection",
                    "look at the server's log; the act is tried again while its step allows it"));

    private SqlFailures() {}

    /**
     * The failure for an exception of a driver.
     *
     * @param target as people know it, with its address: {@code database shop at 127.0.0.1:5501}
     * @param serverSentence the server's primary message, without detail, query or data
     */
    public static ActionException of(SQLException thrown, String target, Optional<String> serverSentence) {
        String state = Optional.ofNullable(thrown.getSQLState()).orElse("");
        if (state.isEmpty() || state.startsWith("08") || state.startsWith("99")) {
            Optional<Failure> network = NetworkFailures.find(thrown, target).or(() -> tlsWords(thrown, target));
            if (network.isPresent()) {
                return new ActionException(network.get());
            }
        }
        for (Meaning meaning : MEANINGS) {
            if (state.startsWith(meaning.state())) {
                String said = serverSentence.map(text -> ": " + text).orElse("");
                return new ActionException(
                        meaning.code(),
                        meaning.kind(),
                        target + " " + meaning.what() + said + " (SQLSTATE " + state + ")",
                        meaning.hint());
            }
        }
        return new ActionException(
                "database-error",
                CHECK_FAILED,
                target + " answered with SQLSTATE " + (state.isEmpty() ? "unknown" : state)
                        + serverSentence.map(text -> ": " + text).orElse(""),
                "look at the server's log");
    }

    // The driver says these two in words only, with no cause to look at.
    private static Optional<Failure> tlsWords(SQLException thrown, String target) {
        String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("does not support ssl")) {
            return Optional.of(NetworkFailures.failure(
                    "tls-missing",
                    REFUSED,
                    target + " does not offer TLS",
                    "switch TLS on at the server; leave ca: out of the inventory only where clear text is meant"));
        }
        if (text.contains("hostname") && text.contains("verif")) {
            return Optional.of(NetworkFailures.failure(
                    "certificate-name-wrong",
                    REFUSED,
                    "the certificate of " + target + " names another machine",
                    "issue a certificate that names the address in the inventory"));
        }
        return Optional.empty();
    }
}
