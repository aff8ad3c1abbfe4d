package io.drillbook.activities.postgresql.manifest;

import io.drillbook.activities.failure.ActionException;
import java.time.Duration;
import java.util.List;

/**
 * Reads texts from the databases of one server. The same statements must give the same texts whichever way they are
 * sent, so every column is cast to text, none is null, and {@link #SETTINGS} hold.
 */
public interface Queries {
    /** What decides how values look as text. Row security off: a policy must raise an error, not hide rows. */
    List<String> SETTINGS = List.of(
            "SET DateStyle = 'ISO, YMD'",
            "SET TimeZone = 'UTC'",
            "SET IntervalStyle = 'postgres'",
            "SET extra_float_digits = 1",
            "SET bytea_output = 'hex'",
            "SET lc_monetary = 'C'",
            "SET search_path = pg_catalog",
            "SET row_security = off",
            "SET default_transaction_read_only = on");

    /** All rows of a query, each column a text. */
    List<List<String>> rows(String database, String sql, Duration limit) throws ActionException, InterruptedException;
}
