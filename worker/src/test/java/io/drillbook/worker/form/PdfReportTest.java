package io.drillbook.worker.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.worker.evidence.BundleFiles;
import io.drillbook.worker.evidence.SampleLedger;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PdfReportTest {
    @TempDir
    private Path folder;

    @Test
    void itSaysWhatThePageSaysAndRunsNothing() throws Exception {
        SampleLedger sample = new SampleLedger(folder.resolve("ledger"));
        sample.run(1, "Restore <script>alert(1)</script> of Ω", Outcome.PASSED);
        sample.run(3, "Three", Outcome.FAILED);
        byte[] pdf;
        try (BundleFiles bundle = new BundleFiles(sample.bundle(Selection.ALL))) {
            pdf = bundle.read(BundleForms.PDF).orElseThrow();
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("What ran, and what was measured", "<script>alert(1)</script>", "Population", "failed")
                    .as("the charts' labels")
                    .contains("rto_restore", "5m30s");
            assertThat(document.getNumberOfPages()).isBetween(1, 10);
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentCatalog().getNames()).isNull();
        }
        assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("/JavaScript")
                .doesNotContain("/Launch");
    }
}
