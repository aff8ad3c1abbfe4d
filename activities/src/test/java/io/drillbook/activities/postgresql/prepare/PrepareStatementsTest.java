package io.drillbook.activities.postgresql.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrepareStatementsTest {
    private final PrepareStatements statements =
            new PrepareStatements(new PrepareOptions("drillbook_observe", "drillbook_act", List.of("shop"), true));

    @Test
    void noLoginGetsMoreThanItsPart() {
        String all = String.join("\n", statements.apply());
        assertThat(all).contains("GRANT pg_monitor, pg_read_all_data TO \"drillbook_observe\"");
        assertThat(all)
                .doesNotContain("pg_write_all_data")
                .doesNotContain(" SUPERUSER")
                .doesNotContain("pg_read_server_files");
        assertThat(statements.apply().stream().filter(line -> line.contains("pg_promote")))
                .singleElement()
                .asString()
                .endsWith("TO \"drillbook_act\"");
    }

    @Test
    void noPasswordIsInTheText() {
        assertThat(String.join("\n", statements.apply()).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("password");
    }

    @Test
    void removalNamesEverythingThatWasMade() {
        assertThat(statements.remove())
                .contains(
                        "DROP SCHEMA IF EXISTS drillbook CASCADE",
                        "DROP ROLE IF EXISTS \"drillbook_observe\"",
                        "DROP ROLE IF EXISTS \"drillbook_act\"");
    }

    @Test
    void aNameThatIsNoPlainNameIsRefused() {
        assertThatThrownBy(() -> new PrepareOptions("x'; DROP", "act", List.of(), false))
                .hasMessageContaining("x'; DROP");
        assertThatThrownBy(() -> new PrepareOptions("one", "one", List.of(), false))
                .hasMessageContaining("two logins");
    }
}
