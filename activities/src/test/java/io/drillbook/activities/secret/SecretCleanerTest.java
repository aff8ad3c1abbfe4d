package io.drillbook.activities.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecretCleanerTest {
    private static final String SECRET = "p'ass \"w\"ørd/+&";
    private final SecretCleaner cleaner = new SecretCleaner();

    @Test
    void aSecretGoesInTheFormsItCommonlyTakes() {
        cleaner.remember("canary", SECRET);
        List<String> said = List.of(
                "connect with " + SECRET,
                "jdbc:postgresql://db/x?password=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                "Authorization: Basic " + Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)),
                "{\"password\":\"" + SECRET.replace("\"", "\\\"") + "\"}",
                "ALTER ROLE x PASSWORD '" + SECRET.replace("'", "''") + "'",
                "sh -c '" + SECRET.replace("'", "'\\''") + "'");
        assertThat(cleaner.clean(said))
                .allSatisfy(text -> assertThat(text)
                        .contains("***")
                        .doesNotContain("ørd")
                        .doesNotContain("p%27ass")
                        .doesNotContain("cCdhc3M"));
    }

    @Test
    void eachLineOfAKeyGoes() {
        cleaner.remember("canary", "-----BEGIN KEY-----\nb3BlbnNzaC1rZXk\n-----END KEY-----\n");
        assertThat(cleaner.clean("bad line: b3BlbnNzaC1rZXk")).isEqualTo("bad line: ***");
    }

    @Test
    void theLongerOfTwoSecretsGoesAsAWhole() {
        cleaner.remember("canary", "hunter");
        cleaner.remember("canary", "hunter22");
        assertThat(cleaner.clean("hunter22 and hunter")).isEqualTo("*** and ***");
    }

    @Test
    void outputsAreCleanedAtEveryDepth() {
        cleaner.remember("canary", "canary-1");
        Map<String, Object> cleaned = cleaner.clean(new TreeMap<>(
                Map.of("a", "is canary-1", "b", List.of("canary-1", 3L), "c", new TreeMap<>(Map.of("d", "canary-1")))));
        assertThat(cleaned).isEqualTo(Map.of("a", "is ***", "b", List.of("***", 3L), "c", Map.of("d", "***")));
    }

    @Test
    void placesAreCountedBySecretAndEachOnce() {
        cleaner.remember("short", "hunter");
        cleaner.remember("long", "hunter22");
        assertThat(cleaner.places("hunter22, hunter22 and hunter")).isEqualTo(Map.of("long", 2L, "short", 1L));
        assertThat(cleaner.places("nothing to hide")).isEmpty();
    }

    @Test
    void ordinaryTextStays() {
        cleaner.remember("canary", "canary-1");
        assertThat(cleaner.clean("nothing to hide")).isEqualTo("nothing to hide");
    }
}
