package io.drillbook.runbooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.inventory.Objectives;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    /** RFC 8785, appendix B: bits of a double, and the number it prints. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void numberPrintsAsEcmaScriptDoes(String bits, String text) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(CanonicalJson.of(number)).isEqualTo(text);
    }

    @Test
    void numbersWithoutAFormAreRefused() {
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> CanonicalJson.of(none));
        }
    }

    @Test
    void largeNumberReadAgainIsTheSameNumber() throws JsonProcessingException {
        String canonical = CanonicalJson.of(85032127451768470000.0);
        assertThat(canonical).isEqualTo("85032127451768470000");
        assertThat(CanonicalJson.of(Json.mapper().readValue(canonical, Object.class)))
                .isEqualTo(canonical);
    }

    @Test
    void wholeNumbersThatOtherReadersWouldChangeAreRefused() {
        assertThat(CanonicalJson.of(9007199254740991L)).isEqualTo("9007199254740991");
        assertThat(CanonicalJson.of(-9007199254740991L)).isEqualTo("-9007199254740991");
        for (Object beyond :
                List.of(9007199254740993L, Long.MAX_VALUE, BigInteger.TWO.pow(80), BigInteger.TWO.pow(2000))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> CanonicalJson.of(beyond))
                    .withMessage(beyond + " is beyond ±9007199254740991, the whole numbers JSON keeps exactly; pass it"
                            + " as a text");
        }
    }

    /** RFC 8785, section 3.2.2. */
    @Test
    void sampleOfTheRfcComesOutAsItSays() throws JsonProcessingException {
        String input = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50,
                              2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        assertThat(CanonicalJson.of(Json.mapper().readTree(input)))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: by UTF-16 code units, so that 𝄞-like pairs come before U+FB33. */
    @Test
    void keysAreSortedByUtf16CodeUnits() throws JsonProcessingException {
        String input = """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """;
        assertThat(CanonicalJson.of(Json.mapper().readTree(input)))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** The samples published beside the RFC: input on the left, canonical form on the right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[56,{\"d\":true,\"10\":null,\"1\":[ ]}]|[56,{\"1\":[],\"10\":null,\"d\":true}]",
                "{\"peach\":1,\"p\u00e9ch\u00e9\":2,\"p\u00eache\":3,\"sin\":4}"
                        + "|{\"peach\":1,\"p\u00e9ch\u00e9\":2,\"p\u00eache\":3,\"sin\":4}",
                "{\"1\":{\"f\":{\"f\":\"hi\",\"F\":5},\"\\n\":56.0},\"10\":{ },\"\":\"empty\",\"a\":{ },"
                        + "\"111\":[{\"e\":\"yes\",\"E\":\"no\"}],\"A\":{ }}"
                        + "|{\"\":\"empty\",\"1\":{\"\\n\":56,\"f\":{\"F\":5,\"f\":\"hi\"}},\"10\":{},"
                        + "\"111\":[{\"E\":\"no\",\"e\":\"yes\"}],\"A\":{},\"a\":{}}",
                "{\"Unnormalized Unicode\":\"A\\u030a\"}|{\"Unnormalized Unicode\":\"A\u030a\"}",
                "{\"\\u20ac\":1,\"\\r\":2,\"\\u000a\":3,\"1\":4,\"\\u0080\":\"Control\\u007f\","
                        + "\"\\ud83d\\ude02\":5,\"\\u00f6\":6,\"\\ufb33\":7,\"</script>\":8}"
                        + "|{\"\\n\":3,\"\\r\":2,\"1\":4,\"</script>\":8,\"\u0080\":\"Control\u007f\","
                        + "\"\u00f6\":6,\"\u20ac\":1,\"\ud83d\ude02\":5,\"\ufb33\":7}",
            })
    void publishedSamplesComeOutAsTheyShould(String input, String canonical) throws JsonProcessingException {
        assertThat(CanonicalJson.of(Json.mapper().readTree(input))).isEqualTo(canonical);
    }

    @Test
    void halfASurrogatePairIsRefused() {
        for (String half : List.of("\ud83d", "a\ude00", "\ude00\ud83d")) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> CanonicalJson.of(half));
        }
        assertThat(CanonicalJson.of("\ud83d\ude00")).isEqualTo("\"\ud83d\ude00\"");
    }

    @Test
    void kindsOfNumbersAreOneNumber() {
        assertThat(CanonicalJson.of(List.of(5, 5L, (short) 5, 5.0, 5f, BigInteger.valueOf(5))))
                .isEqualTo("[5,5,5,5,5,5]");
        assertThat(CanonicalJson.of(new BigDecimal("0.5"))).isEqualTo("0.5");
    }

    @Test
    void bytesHaveNoForm() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> CanonicalJson.of(List.of(new byte[] {1})))
                .withMessage("JSON has no form for a [B");
    }

    @Test
    void emptyAndAbsentHaveTheirForms() {
        assertThat(CanonicalJson.of(Arrays.asList(null, List.of(), Map.of(), "")))
                .isEqualTo("[null,[],{},\"\"]");
        assertThat(CanonicalJson.of(Optional.empty())).isEqualTo("null");
        assertThat(CanonicalJson.of(Objectives.NONE)).isEqualTo("{}");
    }

    @Test
    void digestIsThatOfTheUtf8Bytes() {
        // printf '{"a":"\u20ac","b":[]}' | sha256sum
        assertThat(CanonicalJson.sha256(new TreeMap<>(Map.of("b", List.of(), "a", "€"))))
                .isEqualTo("872ee3ebf6df19611e3c32444058ef1afcc55b8651ff518b336269eb5194914b");
    }

    @Test
    void runTimeValuesTakeTheirTextForms() {
        assertThat(CanonicalJson.of(new TreeMap<>(Map.of("took", Duration.ofSeconds(90)))))
                .isEqualTo("{\"took\":\"1m30s\"}");
    }

    @Test
    void readingAndWritingAgainChangesNothing() throws JsonProcessingException {
        Random random = new Random(8785);
        for (int sample = 0; sample < 3_000; sample++) {
            String canonical = CanonicalJson.of(value(random, 4));
            Object read = Json.mapper().readValue(canonical, Object.class);
            assertThat(CanonicalJson.of(read)).isEqualTo(canonical);
            assertThat(CanonicalJson.of(Json.mapper().readTree(canonical))).isEqualTo(canonical);
        }
    }

    @Test
    void everyDoubleComesBack() {
        Random random = new Random(5);
        for (int sample = 0; sample < 20_000; sample++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(CanonicalJson.of(number))).isEqualTo(number == 0 ? 0.0 : number);
            }
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> random.nextLong() >> (11 + random.nextInt(50));
            case 1 -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(60) - 30);
            case 2 -> random.nextBoolean();
            case 3, 4 -> text(random);
            case 5 -> {
                List<Object> list = new ArrayList<>();
                for (int count = random.nextInt(4); count > 0; count--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new TreeMap<>();
                for (int count = random.nextInt(4); count > 0; count--) {
                    map.put(text(random), value(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(6); count > 0; count--) {
            int point = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(0x20);
                case 1 -> 0x1F600 + random.nextInt(40);
                case 2 -> 0x80 + random.nextInt(0x2000);
                default -> 0x20 + random.nextInt(0x5F);
            };
            text.appendCodePoint(point);
        }
        return text.toString();
    }
}
