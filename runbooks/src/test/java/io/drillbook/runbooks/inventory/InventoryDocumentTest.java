package io.drillbook.runbooks.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.runbooks.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The inventory that the documentation shows is one that can be read. */
final class InventoryDocumentTest {
    @Test
    void theExampleIsRead() throws IOException {
        String document = Files.readString(Path.of("docs", "inventory.md"));
        String begin = "```yaml\n";
        int start = document.indexOf(begin) + begin.length();
        String block = document.substring(start, document.indexOf("```", start));
        Inventory inventory = InventoryReader.read(new SourceText("docs/inventory.yaml", block));
        assertThat(inventory.clusters().keySet()).containsExactly("orders");
        assertThat(inventory.sandboxes().keySet()).containsExactly("restore");
    }

    @Test
    void theExampleOfEvidenceIsRead() throws IOException {
        String document = Files.readString(Path.of("docs", "inventory.md"));
        String begin = "```yaml\n";
        int start = document.lastIndexOf(begin) + begin.length();
        String block = document.substring(start, document.indexOf("```", start));
        EvidenceRules rules = InventoryReader.read(new SourceText("docs/inventory.yaml", block))
                .evidence()
                .orElseThrow();
        assertThat(rules.store().orElseThrow().bucket()).isEqualTo("our-evidence");
        assertThat(rules.retention()).contains(java.time.Duration.ofDays(400));
        assertThat(rules.key().orElseThrow().signWith()).containsExactly("/usr/local/bin/sign-with-vault");
    }

    @Test
    void theExampleOfPeopleIsRead() throws IOException {
        String document = Files.readString(Path.of("docs", "inventory.md"));
        String begin = "```yaml\n";
        int start = document.indexOf(begin, document.indexOf("## People")) + begin.length();
        String block = document.substring(start, document.indexOf("```", start));
        var inventory = InventoryReader.read(new SourceText("docs/inventory.yaml", block));
        assertThat(inventory.groups()).containsEntry("database-leads", new Group("database-leads", List.of("ann")));
        assertThat(inventory.people().values())
                .singleElement()
                .satisfies(ann -> assertThat(ann.keys()).allMatch(key -> key.startsWith("ssh-ed25519 ")));
    }

    @Test
    void aRetentionWithoutAStoreAndAKeyWithoutItsHalfAreMistakes() {
        assertThatThrownBy(() -> InventoryReader.read(
                        new SourceText("inventory.yaml", "inventory: 1\nevidence:\n  retention: 1d\n  key: key.pem\n")))
                .hasMessageContaining("retention")
                .hasMessageContaining("public_key");
    }
}
