package io.drillbook.activities.sandbox.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryableTest {
    @Test
    void rowsAndFieldsMayHoldAnythingButTheSeparators() {
        assertThat(Queryable.parse("a|b\u001fline\nline\u001ec\u001f\n"))
                .containsExactly(List.of("a|b", "line\nline"), List.of("c", ""));
    }

    @Test
    void noRowIsNoRow() {
        assertThat(Queryable.parse("")).isEmpty();
        assertThat(Queryable.parse("\n")).isEmpty();
    }
}
