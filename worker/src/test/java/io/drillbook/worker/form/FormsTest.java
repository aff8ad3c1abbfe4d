package io.drillbook.worker.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.worker.evidence.BundleFiles;
import io.drillbook.worker.evidence.Population;
import io.drillbook.worker.evidence.SampleLedger;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms made of records that somebody filled with what he should not. */
final class FormsTest {
    private static final String EVIL =
            "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> & \u0001 ' \"";

    @TempDir
    private Path folder;

    @Test
    void theReportIsWellFormedAndHoldsNoMarkupOfARecord() throws Exception {
        String report = form(BundleForms.REPORT);
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        report.replace("<!DOCTYPE html>", "").getBytes(UTF_8)));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("img").getLength()).isZero();
        assertThat(document.getElementsByTagName("svg").getLength()).isGreaterThanOrEqualTo(3);
        assertThat(report)
                .contains("Content-Security-Policy")
                .contains("default-src 'none'")
                .contains("&lt;script&gt;")
                .contains("rto_restore")
                .contains("CP-9(2)");
    }

    @Test
    void theReportShowsTheOutageWhatToolsPrintedAndWhatWasMasked() throws Exception {
        SampleLedger sample = new SampleLedger(folder.resolve("printed"));
        sample.runThatPrinted(1, "One", "a line\n".repeat(1000) + EVIL);
        try (BundleFiles bundle = new BundleFiles(sample.bundle(Selection.ALL))) {
            String report = new String(bundle.read(BundleForms.REPORT).orElseThrow(), UTF_8);
            assertThat(report)
                    .contains("Timeline of the outage")
                    .contains("first write that failed → promoted")
                    .contains("What tools printed")
                    .contains("Back up, on db-1: ")
                    .contains("; the whole is logs/")
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script")
                    .contains("<td>s3-secret-key</td><td>4</td>")
                    .contains("Names of persons in this record: ann.");
            String log = bundle.names("logs/").findFirst().orElseThrow();
            assertThat(report).contains(log);
        }
    }

    @Test
    @Tag("server")
    void aRealBrowserRunsNothingOfIt() throws Exception {
        Path browser = Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(part -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(part, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        org.junit.jupiter.api.Assumptions.assumeTrue(browser != null, "no chromium on this machine");
        Path page = Files.writeString(folder.resolve("report.html"), form(BundleForms.REPORT));
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--virtual-time-budget=3000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String dom = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(dom)
                .contains("<title>Evidence: all runs</title>")
                .doesNotContain("<script")
                .doesNotContain("<img");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1", "%0A", "|cmd"})
    void noCellBeginsAFormula(String text) {
        assertThat(Csv.cell(text)).startsWith("\"'").endsWith("\"");
    }

    @Test
    void aCellKeepsWhatIsHarmless() {
        assertThat(Csv.cell("orders, \"billing\"")).isEqualTo("\"orders, \"\"billing\"\"\"");
        assertThat(Csv.cell("")).isEqualTo("\"\"");
    }

    @Test
    void thePopulationNamesEveryRunOnce() throws Exception {
        SampleLedger sample = new SampleLedger(folder.resolve("ledger"));
        sample.run(1, "=evil()", Outcome.PASSED).run(2, "Two", Outcome.FAILED);
        sample.writer().open(SampleLedger.opening(3, "Open"));
        // Its beginning had waited for the ledger.
        sample.writer().record(SampleLedger.record(4, "Late", Outcome.PASSED));
        sample.writer().open(SampleLedger.opening(4, "Late"));
        try (BundleFiles bundle = new BundleFiles(sample.bundle(Selection.ALL))) {
            String csv = new String(bundle.read(BundleForms.POPULATION).orElseThrow(), UTF_8);
            assertThat(csv.split("\r\n", -1)).hasSize(6);
            assertThat(csv).contains("\"'=evil()\"").contains("\"failed\"").contains("\"open\"");
            List<ChainEntry> population = Population.of(bundle, Selection.ALL);
            assertThat(population)
                    .extracting(entry -> entry.run().orElseThrow().outcome().orElse("open"))
                    .containsExactly("passed", "failed", "open", "passed");
        }
    }

    @Test
    void everyClaimOfTheControlTableSupportsAndNoMore() {
        ControlTable table = ControlTable.shipped();
        assertThat(table.claims())
                .hasSizeGreaterThan(15)
                .allSatisfy(claim -> assertThat(claim.kinds())
                        .isNotEmpty()
                        .allMatch(List.of("backup", "restore-test", "drill", "incident", "maintenance")::contains));
        assertThat(ControlTable.STRENGTH).isEqualTo("supports");
        assertThat(table.of("restore-test"))
                .extracting(ControlTable.Claim::control)
                .contains("CP-9(2)", "A1.3");
    }

    private String form(String name) throws Exception {
        SampleLedger sample = new SampleLedger(folder.resolve("evil"));
        sample.run(1, EVIL, Outcome.PASSED).run(3, "Three", Outcome.FAILED).runThatPrinted(2, "Two", EVIL);
        try (BundleFiles bundle = new BundleFiles(sample.bundle(Selection.ALL))) {
            return new String(bundle.read(name).orElseThrow(), UTF_8);
        }
    }
}
