package io.drillbook.activities.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.action.ActionCatalog;
import org.junit.jupiter.api.Test;

class CatalogTest {
    @Test
    void theCompilerFindsActionsAndNoSystemActivity() {
        ActionCatalog catalog = ActionCatalog.load();
        assertThat(catalog.names()).contains("notify.send").noneMatch(name -> name.startsWith("evidence."));
        assertThat(catalog.find("notify.send").orElseThrow().digest()).matches("[0-9a-f]{64}");
    }
}
