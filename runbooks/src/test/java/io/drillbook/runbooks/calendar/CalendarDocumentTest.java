package io.drillbook.runbooks.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The calendars that people read and copy are calendars. */
final class CalendarDocumentTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void theDocumentsExampleIsRead() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("docs", "calendar.md")));
        assertThat(block.find()).isTrue();
        DrillCalendar calendar = CalendarReader.read(new SourceText("calendar.md", block.group(1)));
        assertThat(calendar.entries()).hasSize(1);
        assertThat(calendar.blackouts()).hasSize(1);
    }

    @Test
    void everyShippedCalendarIsRead() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "drills", "calendar"))) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    CalendarReader.read(new SourceText(file.toString(), Files.readString(file)))
                                            .entries())
                            .isNotEmpty());
        }
    }
}
