package io.drillbook.activities.postgresql.server;

/** Connection strings for the server's own programs, in which a name can hold anything. */
public final class ConnectionText {
    private ConnectionText() {}

    /** Names a database; a bare name with an equals sign in it would be read as something else. */
    public static String database(String name) {
        return "dbname=" + quoted(name);
    }

    /** A value between single quotes. */
    public static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
