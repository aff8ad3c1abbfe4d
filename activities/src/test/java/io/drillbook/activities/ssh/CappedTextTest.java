package io.drillbook.activities.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CappedTextTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 7, 8})
    void whatFitsIsKeptAsItIs(int length) throws Exception {
        String text = "abcdefgh".substring(0, length);
        assertThat(read(text, 8)).isEqualTo(text);
    }

    @Test
    void ofMoreHeadAndTailAreKeptAndTheGapIsTold() throws Exception {
        assertThat(read("abcdefghijk", 8)).isEqualTo("abcd\n[3 bytes left out]\nhijk");
    }

    @Test
    void aLongStreamKeepsItsEnd() throws Exception {
        String text = "x".repeat(3_000_000) + "the end";
        assertThat(read(text, 1024 * 1024)).endsWith("the end").hasSizeLessThan(1024 * 1024 + 100);
    }

    private static String read(String text, int cap) throws Exception {
        CappedText capped = new CappedText(cap);
        capped.readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return capped.text();
    }
}
