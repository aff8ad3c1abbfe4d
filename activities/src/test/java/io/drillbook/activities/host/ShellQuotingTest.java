package io.drillbook.activities.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellQuotingTest {
    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(Command.of("pgbackrest", "--stanza=shop", "--type=full", "backup")
                        .toString())
                .isEqualTo("pgbackrest --stanza=shop --type=full backup");
    }

    @Test
    void whatAShellWouldReadIsQuoted() {
        assertThat(Command.of("echo", "it's $(id)", "", "~", "a\nb").toString())
                .isEqualTo("echo 'it'\\''s $(id)' '' '~' 'a\nb'");
    }

    @Test
    void aShellReadsBackExactlyTheArguments() throws Exception {
        List<String> nasty =
                List.of("'", "''", "\\'", "$HOME", "`id`", "\"", "a\nb", " ", "#x", "!!", "{a,b}", "[a]", "~root");
        List<String> arguments = new java.util.ArrayList<>(List.of("printf", "%s\\037"));
        arguments.addAll(nasty);
        Process shell = new ProcessBuilder("/bin/sh", "-c", ShellQuoting.line(arguments)).start();
        String printed = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(printed).isEqualTo(String.join("\037", nasty) + "\037");
    }
}
