package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the tutorial tells its reader to do, and sees what it says they will see. */
final class TutorialTest {
    private static final Path TUTORIAL = Path.of("..", "runbooks", "docs", "tutorial.md");
    private static final Pattern BLOCK =
            Pattern.compile("```(?<kind>\\w+)(?: (?<file>\\S+))?\n(?<text>.*?)```", Pattern.DOTALL);
    private static final String PROMPT = "$ drillbook ";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCommandSaysWhatTheTutorialShows() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(TUTORIAL));
        List<String> commands = new ArrayList<>();
        while (block.find()) {
            Path file = block.group("file") == null ? folder : folder.resolve(block.group("file"));
            switch (block.group("kind")) {
                case "console" -> commands.add(command(block.toMatchResult()));
                case "yaml" -> Files.writeString(file, block.group("text"));
                case "append" -> Files.writeString(file, Files.readString(file) + "\n" + block.group("text"));
                case "replace" -> replace(file, block.group("text"));
                default -> throw new AssertionError("a block of a kind that this test does not know: " + block.group());
            }
        }
        assertThat(commands).hasSizeGreaterThanOrEqualTo(6).anyMatch(command -> command.startsWith("new"));
    }

    private String command(MatchResult block) {
        String[] parts = block.group(3).split("\n", 2);
        assertThat(parts[0]).startsWith(PROMPT);
        String command = parts[0].substring(PROMPT.length());
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            words.add(word.endsWith(".yaml") ? folder.resolve(word).toString() : word);
        }
        if (words.getFirst().equals("new")) {
            words.addAll(List.of("--folder", folder.toString()));
        }
        Spoken spoken = Spoken.of(words.toArray(String[]::new));
        String said = (spoken.err() + spoken.out()).replace(folder + "/", "");
        assertThat(said).as(command).isEqualTo(parts[1]);
        return command;
    }

    private static void replace(Path file, String text) throws IOException {
        String[] lines = text.split("\n", -1);
        String before = Files.readString(file);
        assertThat(before).containsOnlyOnce(lines[0]);
        Files.writeString(file, before.replace(lines[0], lines[1]));
    }
}
