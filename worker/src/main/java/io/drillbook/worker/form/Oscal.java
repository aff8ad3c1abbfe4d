package io.drillbook.worker.form;

import static io.drillbook.worker.form.OscalIds.line;
import static io.drillbook.worker.form.OscalIds.uuid;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.PeriodReview.OpenFinding;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.type.DurationText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Assessment results in OSCAL (NIST), model version {@value #VERSION}: an observation for each run, a finding for each that
 * did not pass, a risk for each open finding of a review. It never says that a control is satisfied: that is for an
 * assessor to say.
 */
final class Oscal {
    static final String VERSION = "1.2.2";

    private static final String NAMESPACE = "https://drillbook.io/ns/oscal";

    private final ReportHead head;
    private final ControlTable controls;

    private Oscal(ReportHead head, ControlTable controls) {
        this.head = head;
        this.controls = controls;
    }

    /** @param population one entry a run */
    static String of(ReportHead head, List<ChainEntry> population, List<SignedReview> reviews, ControlTable controls) {
        try {
            return Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(
                            sorted("assessment-results", new Oscal(head, controls).document(population, reviews)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> document(List<ChainEntry> population, List<SignedReview> reviews) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("uuid", uuid("results " + head.mark() + " " + head.selection() + " " + head.at()));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("title", line("What ran, and what was measured: " + head.selection()));
        metadata.put("last-modified", head.at());
        metadata.put("version", line(head.mark()));
        metadata.put("oscal-version", VERSION);
        metadata.put("parties", List.of(party()));
        metadata.put(
                "remarks",
                "Made from signed records; VERIFY.md beside it says how to check them. The controls named are those"
                        + " that the evidence supports; whether one is satisfied is for an assessor to say.");
        document.put("metadata", metadata);
        document.put("import-ap", sorted("href", "due.csv", "remarks", "what was due, by the applied calendars"));
        document.put("results", List.of(result(population, reviews)));
        return document;
    }

    private Map<String, Object> party() {
        Map<String, Object> party = new LinkedHashMap<>();
        party.put("uuid", uuid("party " + head.ledger()));
        party.put("type", "organization");
        party.put("name", line("Keeper of ledger " + head.ledger()));
        return party;
    }

    private Map<String, Object> result(List<ChainEntry> population, List<SignedReview> reviews) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("uuid", uuid("result " + head.mark() + " " + head.selection()));
        result.put("title", line("Runs of ledger " + head.ledger() + ": " + head.selection()));
        result.put("description", "Every run that the ledger knows of, how it ended, and what was measured.");
        result.put("start", population.stream().findFirst().map(ChainEntry::at).orElse(head.at()));
        result.put("end", head.at());
        result.put("props", List.of(property("control-mapping-version", controls.version())));
        result.put("reviewed-controls", sorted("control-selections", selections()));
        if (!population.isEmpty()) {
            result.put(
                    "assessment-log",
                    sorted("entries", population.stream().map(this::logged).toList()));
            result.put(
                    "observations", population.stream().map(this::observation).toList());
        }
        put(
                result,
                "risks",
                reviews.stream().flatMap(each -> risks(each).stream()).toList());
        put(
                result,
                "findings",
                population.stream().flatMap(each -> findings(each).stream()).toList());
        return result;
    }

    private List<Map<String, Object>> selections() {
        Map<String, List<Map<String, Object>>> byFramework = new TreeMap<>();
        controls.claims()
                .forEach(claim -> byFramework
                        .computeIfAbsent(claim.framework(), name -> new ArrayList<>())
                        .add(sorted("control-id", OscalIds.control(claim.framework(), claim.control()))));
        List<Map<String, Object>> selections = new ArrayList<>();
        byFramework.forEach((framework, included) -> {
            Map<String, Object> selection = new LinkedHashMap<>();
            selection.put("description", framework);
            selection.put("include-controls", included);
            selections.add(selection);
        });
        return selections;
    }

    private Map<String, Object> logged(ChainEntry entry) {
        RunLine run = entry.run().orElseThrow();
        Map<String, Object> logged = new LinkedHashMap<>();
        logged.put("uuid", uuid("log " + run.identity().key() + " " + entry.sequence()));
        logged.put("title", line(run.title()));
        logged.put("start", run.startedAt());
        run.endedAt().ifPresent(end -> logged.put("end", end));
        logged.put("logged-by", List.of(sorted("party-uuid", uuid("party " + head.ledger()))));
        return logged;
    }

    private Map<String, Object> observation(ChainEntry entry) {
        RunLine run = entry.run().orElseThrow();
        Map<String, Object> observation = new LinkedHashMap<>();
        observation.put("uuid", observed(entry));
        observation.put("title", line(run.title()));
        observation.put(
                "description",
                line(run.runbook() + " on " + run.target() + ": "
                        + run.outcome().orElse("open")));
        List<Map<String, Object>> properties = new ArrayList<>(List.of(
                property("outcome", run.outcome().orElse("open")),
                property("kind", run.kind()),
                property("runbook", run.runbook()),
                property("target", run.target()),
                property("entry", String.valueOf(entry.sequence()))));
        for (Measurement figure : run.measurements()) {
            figure.value()
                    .ifPresent(value -> properties.add(
                            property(OscalIds.token("measured-" + figure.name()), DurationText.write(value))));
            figure.met()
                    .ifPresent(met ->
                            properties.add(property(OscalIds.token("met-" + figure.name()), String.valueOf(met))));
        }
        controls.of(run.kind())
                .forEach(claim -> properties.add(
                        property(ControlTable.STRENGTH, OscalIds.control(claim.framework(), claim.control()))));
        observation.put("props", properties);
        observation.put("methods", List.of("TEST"));
        observation.put("types", List.of("control-objective"));
        observation.put(
                "relevant-evidence",
                List.of(evidence("the signed entry", LedgerPaths.entry(entry.sequence())), file(entry, run)));
        observation.put("collected", run.endedAt().orElse(entry.at()));
        return observation;
    }

    private static Map<String, Object> file(ChainEntry entry, RunLine run) {
        String folder = switch (entry.kind()) {
            case RECORD -> LedgerPaths.RECORDS;
            case CLOSING -> LedgerPaths.CLOSINGS;
            default -> LedgerPaths.OPENED;
        };
        return evidence("what the run left", folder + LedgerPaths.name(run.identity()) + ".json");
    }

    private static Map<String, Object> evidence(String description, String path) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("href", path);
        evidence.put("description", description);
        return evidence;
    }

    private List<Map<String, Object>> findings(ChainEntry entry) {
        RunLine run = entry.run().orElseThrow();
        String outcome = run.outcome().orElse("passed");
        if (outcome.equals("passed")) {
            return List.of();
        }
        return controls.of(run.kind()).stream()
                .map(claim -> {
                    String control = OscalIds.control(claim.framework(), claim.control());
                    Map<String, Object> finding = new LinkedHashMap<>();
                    finding.put("uuid", uuid("finding " + observed(entry) + " " + control));
                    finding.put("title", line(run.title() + ": " + outcome));
                    finding.put("description", line(run.failure().orElse(outcome)));
                    finding.put(
                            "target",
                            sorted(
                                    "type",
                                    "objective-id",
                                    "target-id",
                                    control,
                                    "status",
                                    sorted("state", "not-satisfied", "reason", "fail")));
                    finding.put("related-observations", List.of(sorted("observation-uuid", observed(entry))));
                    return finding;
                })
                .toList();
    }

    private static List<Map<String, Object>> risks(SignedReview signed) {
        List<Map<String, Object>> risks = new ArrayList<>();
        for (OpenFinding open : signed.review().findings()) {
            Map<String, Object> risk = new LinkedHashMap<>();
            risk.put("uuid", uuid("risk " + signed.review().period() + open));
            risk.put("title", line(open.what()));
            risk.put("description", line("run " + open.run()));
            risk.put("statement", line("owner " + open.owner() + ", due " + open.due()));
            risk.put("status", "open");
            risk.put("deadline", Instant.parse(open.due() + "T00:00:00Z").toString());
            risks.add(risk);
        }
        return risks;
    }

    private static String observed(ChainEntry entry) {
        return uuid("observation " + entry.run().orElseThrow().identity().key() + " " + entry.sequence());
    }

    private static Map<String, Object> property(String name, String value) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("ns", NAMESPACE);
        property.put("value", line(value));
        return property;
    }

    /** In the order of names, so that the same ledger makes the same file. */
    private static Map<String, Object> sorted(Object... namesAndValues) {
        Map<String, Object> map = new TreeMap<>();
        for (int place = 0; place < namesAndValues.length; place += 2) {
            map.put((String) namesAndValues[place], namesAndValues[place + 1]);
        }
        return map;
    }

    private static void put(Map<String, Object> into, String key, List<Map<String, Object>> list) {
        if (!list.isEmpty()) {
            into.put(key, list);
        }
    }
}
