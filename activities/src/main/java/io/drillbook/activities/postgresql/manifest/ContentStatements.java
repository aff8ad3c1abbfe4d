package io.drillbook.activities.postgresql.manifest;

/** The statements that say what a database holds. All columns are texts, none is null. */
final class ContentStatements {
    static final String DATABASES = """
            SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate ORDER BY datname COLLATE "C"
            """;

    static final String ROLES = """
            SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex')
              FROM (SELECT format('role %I %s %s %s %s %s %s %s %s', rolname, rolsuper, rolinherit, rolcreaterole,
                                  rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolconnlimit) AS line
                      FROM pg_roles
                     UNION ALL
                    SELECT format('member %I of %I', member::regrole, roleid::regrole) FROM pg_auth_members) AS lines
            """;

    static final String EXTENSIONS = """
            SELECT extname || ' ' || extversion FROM pg_extension ORDER BY extname COLLATE "C"
            """;

    static final String SEQUENCES = """
            SELECT schemaname, sequencename, coalesce(last_value::text, 'none')
              FROM pg_sequences ORDER BY schemaname COLLATE "C", sequencename COLLATE "C"
            """;

    /** Schema, name, bytes, persistence. */
    static final String TABLES = """
            SELECT n.nspname, c.relname, pg_table_size(c.oid)::text, c.relpersistence::text
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
             ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
            """;

    /** The same without what is computed anew when a dump is loaded. */
    static final String LOGICAL_TABLES = TABLES.replace("c.relkind IN ('r', 'm')", "c.relkind = 'r'");

    /** From version 15 on. */
    static final String COLLATION = """
            SELECT datlocprovider::text || ' ' || coalesce(pg_database_collation_actual_version(oid), 'none')
              FROM pg_database WHERE datname = current_database()
            """;

    /** Before version 15 the machine says it for libc by any collation of its own. */
    static final String COLLATION_BEFORE_15 = """
            SELECT 'c ' || coalesce((SELECT pg_collation_actual_version(c.oid) FROM pg_collation c
              WHERE c.collprovider = 'c' AND c.collname = 'en_US.utf8' LIMIT 1), 'none')
            """;

    private static final String OURS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    /** Digest and count of all definitions. */
    static final String DEFINITIONS = """
            SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex'),
                   count(*)::text
              FROM (
                SELECT format('schema %%I %%s %%s', n.nspname, pg_get_userbyid(n.nspowner), n.nspacl::text) AS line
                  FROM pg_namespace n WHERE %1$s
                UNION ALL
                SELECT format('relation %%I.%%I %%s %%s %%s %%s %%s %%s %%s', n.nspname, c.relname, c.relkind,
                              c.relpersistence, c.relrowsecurity, pg_get_userbyid(c.relowner), c.relacl::text,
                              c.reloptions::text, pg_get_expr(c.relpartbound, c.oid))
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relkind IN ('r', 'p', 'm', 'v', 'S', 'f', 'i', 'I') AND c.relpersistence <> 't' AND %1$s
                UNION ALL
                SELECT format('column %%I.%%I.%%I %%s %%s %%s %%s %%s %%s %%s', n.nspname, c.relname, a.attname, a.attnum,
                              format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                              pg_get_expr(d.adbin, d.adrelid), a.attcollation::regcollation)
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                 WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'm', 'v', 'f', 'c')
                   AND c.relpersistence <> 't' AND %1$s
                UNION ALL
                SELECT format('constraint %%I.%%I %%s %%s', n.nspname, k.conname, k.conrelid::regclass,
                              pg_get_constraintdef(k.oid))
                  FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE %1$s
                UNION ALL
                SELECT format('index %%s valid %%s', pg_get_indexdef(i.indexrelid), i.indisvalid)
                  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relpersistence <> 't' AND %1$s
                UNION ALL
                SELECT format('view %%I.%%I %%s', n.nspname, c.relname, pg_get_viewdef(c.oid))
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND %1$s
                UNION ALL
                SELECT format('function %%s %%s', p.oid::regprocedure,
                              CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) ELSE p.prokind::text END)
                  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE %1$s
                UNION ALL
                SELECT format('trigger %%s %%s', pg_get_triggerdef(t.oid), t.tgenabled)
                  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE NOT t.tgisinternal AND %1$s
                UNION ALL
                SELECT format('policy %%I.%%I %%I %%s %%s %%s', schemaname, tablename, policyname, cmd, qual, with_check)
                  FROM pg_policies
                UNION ALL
                SELECT format('type %%I.%%I %%s %%s', n.nspname, t.typname, t.typtype,
                              (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e
                                WHERE e.enumtypid = t.oid))
                  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r') AND %1$s
                UNION ALL
                SELECT format('extension %%I %%s', extname, extversion) FROM pg_extension
              ) AS lines
            """.formatted(OURS);

    /** The same for what a dump keeps: places of columns among those that are left, rights in order, defaults spelled out. */
    static final String LOGICAL_DEFINITIONS = DEFINITIONS
            .replace(
                    "a.attnum,",
                    "(SELECT count(*) FROM pg_attribute e WHERE e.attrelid = a.attrelid AND e.attnum > 0"
                            + " AND NOT e.attisdropped AND e.attnum <= a.attnum),")
            .replace(
                    "c.relacl::text",
                    rights("coalesce(c.relacl, acldefault((CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END)::\"char\","
                            + " c.relowner))"))
            .replace("n.nspacl::text", rights("coalesce(n.nspacl, acldefault('n', n.nspowner))"))
            // A database that had no schema public gets an empty one when it is made anew.
            .replace(
                    "FROM pg_namespace n WHERE " + OURS,
                    "FROM pg_namespace n WHERE " + OURS + " AND (n.nspname <> 'public'"
                            + " OR EXISTS (SELECT FROM pg_class o WHERE o.relnamespace = n.oid)"
                            + " OR EXISTS (SELECT FROM pg_proc o WHERE o.pronamespace = n.oid)"
                            + " OR EXISTS (SELECT FROM pg_type o WHERE o.typnamespace = n.oid))");

    private ContentStatements() {}

    private static String rights(String list) {
        return "(SELECT string_agg(item::text, ',' ORDER BY item::text COLLATE \"C\") FROM unnest(" + list
                + ") AS item)";
    }

    /** Count and digest of every row. */
    static String full(String table) {
        return digest("ONLY " + table, "");
    }

    /** The same with the rows of partitions and children. */
    static String family(String table) {
        return digest(table, "");
    }

    /** Count and digest of the rows in the blocks that a seed picks; the same blocks on every exact copy. */
    static String sample(String table, double percent, long seed) {
        return digest("ONLY " + table, " TABLESAMPLE SYSTEM (" + percent + ") REPEATABLE (" + seed + ")");
    }

    static String count(String table) {
        return "SELECT count(*)::text FROM ONLY " + table;
    }

    private static String digest(String table, String sample) {
        // The name stands for the whole row, unless a column were called the same.
        return "SELECT count(*)::text, coalesce(sum(hashtextextended(drillbook_whole_row::text COLLATE \"C\", 0)::numeric), 0)::text"
                + " FROM " + table + " AS drillbook_whole_row" + sample;
    }
}
