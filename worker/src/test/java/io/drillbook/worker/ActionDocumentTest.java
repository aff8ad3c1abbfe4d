package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of all actions is what {@code drillbook actions} prints. {@code -Ddrillbook.golden.write=true} writes it anew. */
final class ActionDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "runbooks", "docs", "actions.md");

    @Test
    void thePageOfActionsIsMadeFromTheActions() throws IOException {
        String wanted = ActionReference.markdown(ActionCatalog.load()) + "\n";
        if (Boolean.getBoolean("drillbook.golden.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(DOCUMENT).content().isEqualTo(wanted);
    }
}
