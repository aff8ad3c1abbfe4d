package io.drillbook.activities.sandbox.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.manifest.Queries;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.activities.step.QuietContext;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestComparisonTest {
    @Test
    void anEqualCopyPasses() throws Exception {
        Checks checks = compare(new Copy("100", "77", "aa"));
        assertThat(checks.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void oneRowMoreFailsAndIsNamed() throws Exception {
        assertThat(failed(compare(new Copy("101", "77", "aa")))).containsExactly("tables-shop");
    }

    @Test
    void theSameCountWithOtherContentFails() throws Exception {
        assertThat(failed(compare(new Copy("100", "78", "aa")))).containsExactly("tables-shop");
    }

    @Test
    void anotherSchemaFails() throws Exception {
        assertThat(failed(compare(new Copy("100", "77", "bb")))).containsExactly("schema-shop");
    }

    @Test
    void aTableThatCannotBeReadIsUnknownAndNeverPassed() throws Exception {
        assertThat(compare(new Copy("unreadable", "77", "aa")).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static List<String> failed(Checks checks) {
        return checks.results().stream()
                .filter(check -> check.result() == Verdict.FAILED)
                .map(CheckResult::id)
                .toList();
    }

    private static Checks compare(Copy copy) throws Exception {
        TableContent table = new TableContent("s", "t", 100, "77", "full", Optional.empty(), 8192);
        DatabaseContent database = new DatabaseContent(
                "shop", "aa", 3, "c none", List.of("plpgsql 1.0"), List.of(), List.of(table), List.of());
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "mark",
                "orders",
                "shop",
                1,
                "A",
                "2.55.1",
                "1",
                1,
                170006,
                true,
                Optional.of("0/1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.of("roles"),
                List.of(database),
                List.of(),
                Optional.empty());
        Checks checks = new Checks();
        new ManifestComparison(
                        new ContentReader(copy, 1, Duration.ofMinutes(1)), manifest, checks, new QuietContext(false))
                .compare("shop");
        return checks;
    }

    /** A copy whose one table has a given count and digest, and whose definitions have a given digest. */
    private record Copy(String rows, String digest, String schema) implements Queries {
        @Override
        public List<List<String>> rows(String database, String sql, Duration limit) throws ActionException {
            if (sql.contains("pg_roles")) {
                return List.of(List.of("roles"));
            }
            if (sql.contains("datcollversion") || sql.contains("datlocprovider")) {
                return List.of(List.of("c none"));
            }
            if (sql.contains("FROM pg_database")) {
                return List.of(List.of("shop"));
            }
            if (sql.contains("pg_get_constraintdef")) {
                return List.of(List.of(schema, "3"));
            }
            if (sql.contains("FROM pg_extension")) {
                return List.of(List.of("plpgsql 1.0"));
            }
            if (sql.contains("pg_sequences")) {
                return List.of();
            }
            if (rows.equals("unreadable")) {
                throw new ActionException("damaged", FailureKind.UNKNOWN, "invalid page in block 7", "look");
            }
            return List.of(List.of(rows, digest));
        }
    }
}
