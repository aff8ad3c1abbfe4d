package io.drillbook.activities.failure;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** The failure for an exception that an act let through. */
public final class Failures {
    private Failures() {}

    /**
     * The failure for any exception. What no table knows is our own fault; of its text only the class's name is kept,
     * since a foreign text may hold an address with credentials.
     *
     * @param act name of the action, for the message
     */
    public static Failure of(Throwable thrown, String act) {
        return switch (thrown) {
            case ActionException known -> known.failure();
            case SQLException sql ->
                SqlFailures.of(sql, "the database of " + act, Optional.empty()).failure();
            case IOException io
            when NetworkFailures.find(io, "the target of " + act).isPresent() ->
                NetworkFailures.of(io, "the target of " + act).failure();
            default ->
                new Failure(
                        "internal-error",
                        FailureKind.INTERNAL,
                        act + " met an error of its own: " + thrown.getClass().getSimpleName(),
                        Optional.of("the worker's log holds the whole story; please report it"));
        };
    }
}
