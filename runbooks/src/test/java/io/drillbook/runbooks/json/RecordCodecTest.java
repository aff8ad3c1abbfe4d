package io.drillbook.runbooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    enum Mode {
        FULL,
        POINT_IN_TIME
    }

    record Server(String hostName, int port) {
        Server {
            if (port < 1) {
                throw new IllegalArgumentException("a port is at least 1, not " + port);
            }
        }
    }

    record Input(
            String label,
            Mode mode,
            Duration waitLimit,
            Optional<DataSize> maxRate,
            List<Server> servers,
            SecretReference key,
            double ratio,
            boolean verify) {}

    record Figures(long count, double ratio) {}

    @Test
    void recordSurvivesTheJourney() {
        Input input = new Input(
                "a",
                Mode.POINT_IN_TIME,
                Duration.ofSeconds(90),
                Optional.empty(),
                List.of(new Server("pg-1", 22)),
                new SecretReference("key"),
                1.0,
                true);
        assertThat(RecordCodec.encode(input))
                .isEqualTo(new TreeMap<>(Map.of(
                        "label",
                        "a",
                        "mode",
                        "point_in_time",
                        "wait_limit",
                        "1m30s",
                        "servers",
                        List.of(Map.of("host_name", "pg-1", "port", 22L)),
                        "key",
                        "key",
                        "ratio",
                        1.0,
                        "verify",
                        true)));
        assertThat(RecordCodec.decode(Input.class, RecordCodec.encode(input))).isEqualTo(input);
    }

    @Test
    void wholeNumberFitsWhereANumberIsWanted() {
        assertThat(RecordCodec.decode(Input.class, with("ratio", 2L)).ratio()).isEqualTo(2.0);
    }

    @Test
    void faultNamesItsComponent() {
        refuses(without("label"), "label: missing");
        refuses(without("verify"), "verify: missing");
        refuses(
                with("labl", "x"),
                "labl: unknown; known are key, label, max_rate, mode, ratio, servers, verify," + " wait_limit");
        refuses(with("mode", "ful"), "mode: expected one of full, point_in_time, found \"ful\"");
        refuses(with("max_rate", "64MB"), "max_rate: expected a size such as 64MiB, found \"64MB\"");
        refuses(with("wait_limit", "90"), "wait_limit: expected a duration such as 90s, found \"90\"");
        refuses(with("wait_limit", 90L), "wait_limit: expected a duration such as 90s, found 90");
        refuses(
                with("servers", List.of(Map.of("host_name", "a", "port", "ssh"))),
                "servers[0].port: expected a whole number, found \"ssh\"");
        refuses(
                with("servers", List.of(Map.of("host_name", "a", "port", 0L))),
                "servers[0]: a port is at least 1, not 0");
        refuses(
                with("servers", List.of(Map.of("host_name", "a", "port", 1.5))),
                "servers[0].port: expected a whole number, found 1.5");
        refuses(with("key", List.of("hunter2")), "key: expected the name of a secret");
        refuses(with("servers", "pg-1"), "servers: expected a list, found \"pg-1\"");
        refuses(with("servers", List.of("pg-1")), "servers[0]: expected a record, found \"pg-1\"");
        refuses(with("label", 5L), "label: expected a text, found 5");
        refuses(with("verify", "true"), "verify: expected true or false, found \"true\"");
    }

    @Test
    void figuresThatJsonDoesNotKeepAreRefused() {
        assertThatExceptionOfType(ValueException.class)
                .isThrownBy(() -> RecordCodec.encode(new Figures(1L << 53, 0)))
                .withMessageStartingWith("count: 9007199254740992 is beyond");
        assertThatExceptionOfType(ValueException.class)
                .isThrownBy(() -> RecordCodec.encode(new Figures(1, Double.NaN)))
                .withMessage("ratio: expected a finite number, found NaN");
    }

    private static SortedMap<String, Object> with(String component, Object value) {
        SortedMap<String, Object> json = new TreeMap<>(Map.of(
                "label",
                "a",
                "mode",
                "full",
                "wait_limit",
                "0s",
                "servers",
                List.of(),
                "key",
                "key",
                "ratio",
                0.5,
                "verify",
                false));
        json.put(component, value);
        return json;
    }

    private static SortedMap<String, Object> without(String component) {
        SortedMap<String, Object> json = with(component, "");
        json.remove(component);
        return json;
    }

    private static void refuses(SortedMap<String, Object> json, String message) {
        assertThatExceptionOfType(ValueException.class)
                .isThrownBy(() -> RecordCodec.decode(Input.class, json))
                .withMessage(message);
    }
}
