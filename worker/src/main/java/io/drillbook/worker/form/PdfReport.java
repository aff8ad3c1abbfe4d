package io.drillbook.worker.form;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The report as PDF: the same page, printed. It reads nothing but the page itself. */
final class PdfReport {
    /** For letters that a PDF reader's own fonts lack; without one of them such a letter prints as #. */
    private static final List<Path> WIDE_FONTS = List.of(
            Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
            Path.of("/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf"),
            Path.of("/usr/share/fonts/TTF/DejaVuSans.ttf"));

    private static final String PRINT = """
        @page{size:A4;margin:16mm 14mm 18mm 14mm;@bottom-right{content:counter(page) " / " counter(pages);\
        font-family:report,sans-serif;font-size:9px}}
        body{font-family:report,sans-serif;font-size:11px;max-width:none;margin:0;padding:0}
        table{table-layout:auto;-fs-table-paginate:paginate;font-size:8.5px;word-wrap:break-word}
        svg{font-family:report,sans-serif;font-size:11px}
        """;

    private PdfReport() {}

    /** @param page well-formed, as {@link HtmlReport} writes it */
    static byte[] of(String page) throws IOException {
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withHtmlContent(page.replace("</style>", PRINT + "</style>"), null)
                .useUriResolver((base, uri) -> null)
                .useReplacementText("#")
                .withProducer("drillbook")
                .useSVGDrawer(new PdfCharts())
                .toStream(bytes);
        wideFont().ifPresent(font -> builder.useFont(font.toFile(), "report"));
        builder.run();
        return bytes.toByteArray();
    }

    private static Optional<Path> wideFont() {
        return WIDE_FONTS.stream().filter(Files::isReadable).findFirst();
    }
}
