package io.drillbook.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.schema.LanguageReference;
import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the language's document says is true. {@code -Ddrillbook.golden.write=true} writes its table of keys anew. */
class LanguageDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/language.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml(?<kind> \\w+)?\n(?<text>.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?m)^runbook: ([a-z-]+)");
    private static final Pattern TABLE =
            Pattern.compile("(?<=holds it there -->\n)(?<table>.*)(?=<!-- end of the table)", Pattern.DOTALL);

    /** Around a block of steps: every input that such a block may use. */
    private static final String FRAME = """
            runbook: example
            language: 1
            title: An example
            kind: maintenance
            engine: sample
            owner: database-team
            inputs:
              cluster: { type: cluster }
              sandbox: { type: sandbox }
              kind: { type: text, one_of: [full, incremental], default: full }
            guard: { max_duration: 1h }
            steps:
            """;

    @Test
    void everyBlockCompiles() throws IOException {
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(DOCUMENT)).results().toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
        SortedMap<String, String> whole = new TreeMap<>();
        for (MatchResult block : blocks) {
            Matcher named = NAME.matcher(block.group(2));
            if (named.find()) {
                whole.put(named.group(1), block.group(2));
            }
        }
        for (MatchResult block : blocks) {
            String text = block.group(1) == null
                    ? block.group(2)
                    : FRAME + block.group(2).indent(2);
            List<Problem> errors = RunbookCompiler.compile(
                            new SourceText("language.md", text), SampleActions.CATALOG, new NamedTexts(whole))
                    .problems()
                    .stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .toList();
            assertThat(errors).as(text).isEmpty();
        }
    }

    @Test
    void theTableOfKeysIsTheParsersOwn() throws IOException {
        String document = Files.readString(DOCUMENT);
        String wanted = "\n" + LanguageReference.markdown() + "\n";
        if (Boolean.getBoolean("drillbook.golden.write")) {
            document = TABLE.matcher(document).replaceFirst(Matcher.quoteReplacement(wanted));
            Files.writeString(DOCUMENT, document);
        }
        assertThat(TABLE.matcher(document).results().map(MatchResult::group)).containsExactly(wanted);
    }
}
