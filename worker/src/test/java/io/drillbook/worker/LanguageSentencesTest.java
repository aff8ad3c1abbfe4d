package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each sentence of the language's page about what runbooks do has a test, and who changes a sentence looks at its test. */
class LanguageSentencesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("runbooks/docs/language.md");
    private static final Path TESTS = Path.of("src/test/resources/language-sentences.txt");
    private static final Path BROKEN = ROOT.resolve("runbooks/src/test/resources");
    private static final List<String> MODULES = List.of("runbooks", "workflows", "activities", "worker", "drills");
    private static final int MOST_WITHOUT_A_TEST = 5;
    private static final String FROM = "## Values";
    private static final String UNTIL = "## All keys";
    private static final String WHAT_TO_DO =
            "Look whether the tests of %s say what the sentence says now, then name them below it in worker/" + TESTS;

    private static final Pattern TEST_METHOD = Pattern.compile(
            "@(?:Test|ParameterizedTest|TestFactory)\\b.*?\\b(?:void|Stream<DynamicTest>)\\s+(?<name>\\w+)\\s*\\(",
            Pattern.DOTALL);

    @Test
    void everySentenceOfThePageNamesItsTests() throws IOException {
        List<String> page = PageSentences.of(Files.readAllLines(PAGE), FROM, UNTIL);
        SequencedMap<String, List<String>> tests = SentenceTests.read(Files.readAllLines(TESTS));
        assertThat(page).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(missing(page, tests.sequencedKeySet()))
                .as("sentences of the page without tests. " + WHAT_TO_DO, "a sentence that you changed")
                .isEmpty();
        assertThat(missing(tests.sequencedKeySet(), page))
                .as("sentences that the page does not have any more. " + WHAT_TO_DO, "what took its place")
                .isEmpty();
        assertThat(tests.sequencedKeySet()).as("the order of the page").containsExactlyElementsOf(page);
    }

    @Test
    void everyNamedTestIsThere() throws IOException {
        Map<String, List<Path>> known = testMethods();
        List<String> wrong = new ArrayList<>();
        SentenceTests.read(Files.readAllLines(TESTS)).forEach((sentence, tests) -> {
            if (tests.isEmpty()) {
                wrong.add("no test for: " + sentence);
            }
            tests.stream()
                    .filter(test -> !test.startsWith(SentenceTests.NONE))
                    .filter(test -> !isThere(test, known))
                    .forEach(test -> wrong.add(test + " for: " + sentence));
        });
        assertThat(wrong)
                .as(
                        "tests that are named in worker/" + TESTS
                                + " and are not there, or are in several classes of one name."
                                + " A test that got another name is named anew there; one that is gone leaves its sentence untested.")
                .isEmpty();
    }

    @Test
    void fewSentencesSayNothingThatCouldBeTested() throws IOException {
        List<String> reasons = SentenceTests.read(Files.readAllLines(TESTS)).values().stream()
                .flatMap(List::stream)
                .filter(test -> test.startsWith(SentenceTests.NONE.strip()))
                .toList();
        assertThat(reasons)
                .hasSizeLessThanOrEqualTo(MOST_WITHOUT_A_TEST)
                .allMatch(reason -> reason.length() > SentenceTests.NONE.length() + 10, "says why");
    }

    @Test
    void aPageIsTakenApartIntoSentencesAndRows() {
        List<String> page = List.of(
                "Not yet.",
                FROM,
                "",
                "One line, `a.b`, and",
                "another. A second: `${ ... }`.",
                "```yaml",
                "- not: a sentence.",
                "```",
                "| Key | |",
                "| --- | --- |",
                "| `x`  | means. Two |",
                "### Below",
                "Last",
                UNTIL,
                "Not any more.");
        assertThat(PageSentences.of(page, FROM, UNTIL))
                .containsExactly("One line, `a.b`, and another.", "A second: `${ ... }`.", "`x` | means. Two", "Last");
    }

    private static List<String> missing(Iterable<String> wanted, Iterable<String> known) {
        List<String> left = new ArrayList<>();
        wanted.forEach(left::add);
        known.forEach(left::remove);
        return left;
    }

    private static boolean isThere(String test, Map<String, List<Path>> known) {
        return test.startsWith("broken/")
                ? Files.isRegularFile(BROKEN.resolve(test).resolve("expected.txt"))
                : known.getOrDefault(test, List.of()).size() == 1;
    }

    /** Files by {@code Class#method}, of every module. */
    private static Map<String, List<Path>> testMethods() throws IOException {
        Map<String, List<Path>> methods = new HashMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    Matcher found = TEST_METHOD.matcher(Files.readString(file));
                    while (found.find()) {
                        methods.computeIfAbsent(name + "#" + found.group("name"), key -> new ArrayList<>())
                                .add(file);
                    }
                }
            }
        }
        return methods;
    }
}
