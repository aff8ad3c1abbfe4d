package io.drillbook.drills.bench;

import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import java.time.Duration;
import java.util.List;

/** A table that the lab's load never touches, as large as a figure needs it. Half of its text compresses well. */
final class Filler {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Filler() {}

    /** Makes the table hold so many rows, of about 160 bytes each. */
    static void rows(Lab lab, int rows) throws LabException {
        lab.shell().statements(LabHost.FIRST, "shop", LIMIT, List.of("""
                        create table if not exists shop.filler (n bigint, a text, b text)""", """
                        insert into shop.filler
                          select n, md5(n::text) || md5((n * 7)::text), repeat('drillbook ', 7)
                          from generate_series((select count(*) from shop.filler) + 1, %d) n""".formatted(rows), """
                        vacuum analyze shop.filler""", "checkpoint"));
    }
}
