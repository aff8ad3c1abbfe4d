package io.drillbook.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.schema.LanguageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about tests has every key of a test file. {@code -Ddrillbook.golden.write=true} writes its table anew. */
class TestingDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/testing.md");
    private static final Pattern TABLE =
            Pattern.compile("(?<=holds it there -->\n)(?<table>.*)(?=<!-- end of the table)", Pattern.DOTALL);

    @Test
    void theTableOfKeysIsTheReadersOwn() throws IOException {
        String document = Files.readString(DOCUMENT);
        String wanted = "\n" + LanguageReference.tests() + "\n";
        if (Boolean.getBoolean("drillbook.golden.write")) {
            document = TABLE.matcher(document).replaceFirst(Matcher.quoteReplacement(wanted));
            Files.writeString(DOCUMENT, document);
        }
        assertThat(TABLE.matcher(document).results().map(MatchResult::group)).containsExactly(wanted);
    }
}
