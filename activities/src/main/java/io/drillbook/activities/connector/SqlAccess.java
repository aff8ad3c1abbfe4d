package io.drillbook.activities.connector;

import io.drillbook.activities.failure.ActionException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Statements against one database, each with a time limit. Values travel as parameters, never in the text. */
public interface SqlAccess extends AutoCloseable {
    /** Reads one row into a value. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    <T> List<T> rows(String sql, RowReader<T> reader, Duration limit, Object... parameters) throws ActionException;

    /** The first row of a query, or empty. */
    default <T> Optional<T> row(String sql, RowReader<T> reader, Duration limit, Object... parameters)
            throws ActionException {
        return rows(sql, reader, limit, parameters).stream().findFirst();
    }

    /** Runs a statement; gives the count of rows it changed. */
    long execute(String sql, Duration limit, Object... parameters) throws ActionException;

    /** An identifier, quoted by the driver. */
    String identifier(String name) throws ActionException;

    /** The connection itself, for what needs a transaction or a cursor. */
    Connection connection();

    @Override
    void close();
}
