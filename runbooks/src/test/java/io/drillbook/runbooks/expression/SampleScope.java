package io.drillbook.runbooks.expression;

import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.ListOf;
import io.drillbook.runbooks.type.ValueType.MapOf;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.type.ValueType.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of a fail-over drill, and values for them. */
final class SampleScope {
    static final RecordOf NODE = new RecordOf(
            "node",
            List.of(needed("name", ValueType.TEXT), needed("port", ValueType.WHOLE), maybe("lag", ValueType.DURATION)));
    static final RecordOf CLUSTER = new RecordOf(
            "cluster",
            List.of(
                    needed("name", ValueType.TEXT),
                    needed("nodes", new ListOf(NODE)),
                    needed("password", ValueType.SECRET)));

    private SampleScope() {}

    static Scope scope() {
        SortedMap<String, ValueType> names = new TreeMap<>();
        names.put(
                "inputs",
                new RecordOf(
                        "inputs",
                        List.of(
                                needed("cluster", CLUSTER),
                                needed("count", ValueType.WHOLE),
                                needed("fault", new Text(List.of("switchover", "crash"))),
                                needed("key", ValueType.SECRET),
                                needed("labels", new MapOf(ValueType.TEXT)),
                                needed("limit", ValueType.SIZE),
                                maybe("note", ValueType.TEXT),
                                needed("ratio", ValueType.NUMBER))));
        names.put(
                "objectives",
                new RecordOf(
                        "objectives", List.of(maybe("rto", ValueType.DURATION), needed("rpo", ValueType.DURATION))));
        names.put("steps", steps());
        return new Scope(names);
    }

    private static RecordOf steps() {
        return new RecordOf(
                "steps",
                List.of(
                        needed(
                                "before",
                                new RecordOf(
                                        "topology",
                                        List.of(
                                                needed("at", ValueType.TIME),
                                                maybe("candidate", NODE),
                                                needed("lag", ValueType.DURATION),
                                                needed("primary", NODE),
                                                needed("used", ValueType.SIZE)))),
                        maybe(
                                "outage",
                                new RecordOf(
                                        "outage",
                                        List.of(
                                                needed("lost", ValueType.WHOLE),
                                                maybe("rto_service", ValueType.DURATION))))));
    }

    /** Nothing was measured yet: {@code steps.outage} and every other optional value are absent. */
    static SortedMap<String, Object> bindings() {
        SortedMap<String, Object> node = map(Map.of("name", "pg-1", "port", 5432L));
        SortedMap<String, Object> replica = map(Map.of("name", "pg-2", "port", 5433L, "lag", Duration.ofMillis(1500)));
        return map(Map.of(
                "inputs",
                map(Map.of(
                        "cluster",
                        map(Map.of("name", "orders", "nodes", List.of(node, replica), "password", "orders-act")),
                        "count",
                        3L,
                        "fault",
                        "crash",
                        "key",
                        "some-key",
                        "labels",
                        map(Map.of("team", "shop")),
                        "limit",
                        DataSize.of("20GiB"),
                        "ratio",
                        0.5)),
                "objectives",
                map(Map.of("rpo", Duration.ofMinutes(1))),
                "steps",
                map(Map.of(
                        "before",
                        map(Map.of(
                                "at",
                                Instant.parse("2026-01-31T23:30:00Z"),
                                "lag",
                                Duration.ofMillis(250),
                                "primary",
                                node,
                                "used",
                                DataSize.of("5GiB")))))));
    }

    static SortedMap<String, Object> map(Map<String, Object> entries) {
        return new TreeMap<>(entries);
    }

    private static Field needed(String name, ValueType type) {
        return new Field(name, type, false, "");
    }

    private static Field maybe(String name, ValueType type) {
        return new Field(name, type, true, "");
    }
}
