package io.drillbook.runbooks.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
    @Test
    void scalarsStayWhatWasWritten() {
        Mapping root = mapping("a: no\nb: 010\nc: 1_000\nd: 12:30:45\ne: null\nf:\ng: 'null'\n");
        assertThat(root.entries().stream()
                        .map(entry -> scalar(root, entry.key().text()).text()))
                .containsExactly("no", "010", "1_000", "12:30:45", "null", "", "null");
        assertThat(scalar(root, "e").isNothing()).isTrue();
        assertThat(scalar(root, "f").isNothing()).isTrue();
        assertThat(scalar(root, "g").isNothing()).isFalse();
    }

    @Test
    void everyPlaceInAScalarIsTheRightOne() {
        assertPlaces("a: one two\n", "one two", "1:4", "1:5", "1:6", "1:7", "1:8", "1:9", "1:10");
        assertPlaces("a: 'it''s'\n", "it's", "1:5", "1:6", "1:7", "1:9");
        assertPlaces("a: \"q\\\"\\u00e9x\"\n", "q\"éx", "1:5", "1:6", "1:8", "1:14");
        assertPlaces("a: one\n   two\n", "one two", "1:4", "1:5", "1:6", "1:7", "2:4", "2:5", "2:6");
        assertPlaces("a: \"o \\\n   t\"\n", "o t", "1:5", "1:6", "2:4");
        assertPlaces("a: |\n  x y\n\n   z\n", "x y\n\n z\n", "2:3", "2:4", "2:5", "2:6", "2:6", "4:3", "4:4", "4:5");
        assertPlaces("a: >-\n  x\n  y\n\n  z\n", "x y\nz", "2:3", "2:4", "3:3", "3:4", "5:3");
        assertPlaces("a: >2-\n    x\n", "  x", "2:3", "2:4", "2:5");
        assertPlaces("é: 😀x\r\n", "😀x", "1:4", "1:5");
    }

    @Test
    void whatFollowsAValueOnItsLineIsKept() {
        Mapping root = mapping("a: b # c\nd: 'e' # f\ng: h\n");
        assertThat(scalar(root, "a").comment()).contains("# c");
        assertThat(scalar(root, "d").comment()).contains("# f");
        assertThat(scalar(root, "g").comment()).isEmpty();
    }

    @Test
    void allRefusalsOfAFileComeAtOnce() {
        assertThat(codes("a: &x 1\nb: *x\nc: !t 2\na: 3\n? [1]\n: 2\n"))
                .containsExactly("yaml-anchor", "yaml-alias", "yaml-tag", "yaml-duplicate-key", "yaml-key");
    }

    @Test
    void aSyntaxErrorStandsAlone() {
        assertThat(codes("a: &x 1\nb: \"open\n")).containsExactly("yaml-syntax");
    }

    @Test
    void whereYamlAndExpressionsMeetBadlyTheHintIsTheQuotedRewrite() {
        assertThat(only("a:\n  when: !b\n").hint()).contains("if it is an expression or text, put it in quotes: '!b'");
        assertThat(only("when: !b && c\n")).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml-tag");
            assertThat(problem.hint()).contains("put the value in quotes: when: '!b && c'");
        });
        assertThat(only("  x: a ? b : c\n")).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml-unquoted-colon");
            assertThat(problem.hint()).contains("put the value in quotes: x: 'a ? b : c'");
        });
        assertThat(only("with: { cluster: ${ inputs.cluster } }\n")).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml-unquoted-braces");
            assertThat(problem.position()).isEqualTo(new Position(1, 18));
            assertThat(problem.hint()).contains("put it in quotes: '${ inputs.cluster }'");
        });
        assertThat(only("a:\n\tb: 1\n").code()).isEqualTo("yaml-tab");
    }

    @Test
    void limitsAreProblemsAndNotCrashes() {
        assertThat(codes("[".repeat(65) + "]".repeat(65))).containsExactly("yaml-too-deep");
        assertThat(codes("[".repeat(64) + "]".repeat(64))).isEmpty();
        assertThat(codes("a".repeat(YamlReader.LARGEST + 1))).containsExactly("yaml-too-large");
        assertThat(codes("")).containsExactly("yaml-empty");
        assertThat(codes("# only a comment\n")).containsExactly("yaml-empty");
        assertThat(codes("a: 1\n---\nb: 2\n")).containsExactly("yaml-documents");
        assertThat(codes("a: \u0007\n")).containsExactly("yaml-character");
    }

    private static void assertPlaces(String yaml, String value, String... places) {
        Mapping root = mapping(yaml);
        Scalar scalar = (Scalar) root.entries().getFirst().value();
        assertThat(scalar.text()).isEqualTo(value);
        for (int offset = 0; offset < places.length; offset++) {
            assertThat(scalar.positionAt(offset)).as("%s at %d", yaml, offset).hasToString(places[offset]);
        }
    }

    private static Scalar scalar(Mapping root, String key) {
        return (Scalar) root.get(key).orElseThrow();
    }

    private static Mapping mapping(String yaml) {
        YamlDocument document = YamlReader.read(new SourceText("test.yaml", yaml));
        assertThat(document.problems()).isEmpty();
        return (Mapping) document.root().orElseThrow();
    }

    private static List<String> codes(String yaml) {
        return YamlReader.read(new SourceText("test.yaml", yaml)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private static Problem only(String yaml) {
        List<Problem> problems =
                YamlReader.read(new SourceText("test.yaml", yaml)).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }
}
