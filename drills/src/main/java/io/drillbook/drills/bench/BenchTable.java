package io.drillbook.drills.bench;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.worker.cli.Output;
import java.util.ArrayList;
import java.util.List;

/** The bench's figures as a table. */
final class BenchTable {
    private BenchTable() {}

    static List<String> lines(List<Comparison> comparisons) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Comparison.headings());
        comparisons.forEach(comparison -> rows.add(comparison.cells()));
        return Output.table(rows);
    }
}
