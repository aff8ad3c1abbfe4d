package io.drillbook.runbooks.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.json.RecordCodec;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.ListOf;
import io.drillbook.runbooks.type.ValueType.MapOf;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordShapesTest {
    private static final RecordOf SERVER = new RecordOf(
            "server",
            List.of(
                    new Field("host_name", ValueType.TEXT, false, "Name"),
                    new Field("port", ValueType.WHOLE, false, "Port")));

    @Test
    void inputsShapeIsDerivedFromItsRecord() {
        assertThat(RecordShapes.of(SampleRecords.BackUpInput.class))
                .isEqualTo(new RecordOf(
                        "back_up_input",
                        List.of(
                                new Field("label", ValueType.TEXT, false, "Its label"),
                                new Field(
                                        "mode",
                                        new ValueType.Text(List.of("full", "point_in_time", "as_is")),
                                        false,
                                        "How"),
                                new Field("max_rate", ValueType.SIZE, true, "Most that may be read, a second"),
                                new Field("encryption_key", ValueType.SECRET, false, "Key to encrypt with"),
                                new Field("servers", new ListOf(SERVER), false, ""))));
    }

    @Test
    void everyJavaTypeHasItsTypeInTheLanguage() {
        assertThat(RecordShapes.of(SampleRecords.BackUpOutput.class).fields())
                .extracting(Field::type)
                .containsExactly(
                        ValueType.WHOLE,
                        ValueType.NUMBER,
                        ValueType.TRUTH,
                        ValueType.DURATION,
                        ValueType.SIZE,
                        ValueType.TIME,
                        new MapOf(new ListOf(ValueType.NUMBER)),
                        SERVER);
    }

    @Test
    void shapeFitsWhatTheRecordsJsonHolds() {
        SampleRecords.BackUpInput input = new SampleRecords.BackUpInput(
                "a",
                SampleRecords.Mode.POINT_IN_TIME,
                Optional.of(DataSize.of("64MiB")),
                new SecretReference("key"),
                List.of(new SampleRecords.Server("pg-1", 22)));
        SampleRecords.BackUpOutput output = new SampleRecords.BackUpOutput(
                5,
                0.5,
                true,
                Duration.ofSeconds(90),
                DataSize.of("1GiB"),
                Instant.parse("2026-01-31T12:00:00Z"),
                new TreeMap<>(Map.of("read", List.of(1.0, 2.5))),
                Optional.empty());
        for (Record record : List.of(input, output)) {
            RecordOf shape = RecordShapes.of(record.getClass());
            Object value = ValueCodec.decode(shape, RecordCodec.encode(record));
            @SuppressWarnings("unchecked")
            TreeMap<String, Object> back = new TreeMap<>((Map<String, Object>) ValueCodec.encode(shape, value));
            assertThat((Object) RecordCodec.decode(record.getClass(), back)).isEqualTo(record);
        }
    }

    @Test
    void clusterHasAShape() {
        RecordOf cluster = RecordShapes.of(Cluster.class);
        assertThat(cluster.name()).isEqualTo("cluster");
        assertThat(cluster.field("prepare")).map(Field::optional).contains(true);
        assertThat(cluster.field("objectives"))
                .map(field -> field.type().display())
                .contains("objectives");
    }

    @Test
    void foreignTypeIsRefusedByName() {
        refuses(Foreign.class, "Foreign.price is a java.math.BigDecimal, which has no type in the language");
        refuses(NestedOptional.class, "NestedOptional.values is a java.util.Optional");
        refuses(WholeKeys.class, "WholeKeys.byPort is a java.util.Map");
        refuses(Bare.class, "Bare.anything is a java.lang.Object");
        refuses(RawList.class, "RawList.items is a java.util.List");
    }

    @Test
    void recordThatHoldsItselfIsRefused() {
        refuses(Tree.class, "Tree holds itself");
    }

    record Foreign(BigDecimal price) {}

    record NestedOptional(List<Optional<String>> values) {}

    record WholeKeys(Map<Long, String> byPort) {}

    record Bare(Object anything) {}

    @SuppressWarnings("rawtypes")
    record RawList(List items) {}

    record Tree(List<Tree> children) {}

    private static void refuses(Class<? extends Record> type, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RecordShapes.of(type))
                .withMessageStartingWith(message);
    }
}
