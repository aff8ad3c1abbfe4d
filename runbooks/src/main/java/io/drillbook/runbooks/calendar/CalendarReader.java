package io.drillbook.runbooks.calendar;

import io.drillbook.runbooks.inventory.Section;
import io.drillbook.runbooks.inventory.TextForm;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.yaml.YamlDocument;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import io.drillbook.runbooks.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a calendar's file. */
public final class CalendarReader {
    private static final String VERSION = "1";
    private static final Duration DEFAULT_START_WITHIN = Duration.ofHours(1);

    private CalendarReader() {}

    /**
     * Reads a calendar.
     *
     * @throws ProblemsException with every problem of the file
     */
    public static DrillCalendar read(SourceText source) {
        YamlDocument document = YamlReader.read(source);
        ProblemList problems = new ProblemList(source.name());
        problems.addAll(document.problems());
        Optional<DrillCalendar> calendar = document.root()
                .flatMap(root -> Section.open("calendar", root, root.position(), problems))
                .map(CalendarReader::calendar);
        if (!problems.hasErrors() && calendar.isEmpty()) {
            problems.error("missing-key", Position.START, "the calendar is empty", "begin it with calendar: 1");
        }
        if (problems.hasErrors()) {
            throw new ProblemsException(problems.sorted());
        }
        return calendar.orElseThrow();
    }

    private static DrillCalendar calendar(Section file) {
        file.word("calendar", List.of(VERSION));
        String name = file.text("name", TextForm.NAME);
        String owner = file.text("owner", TextForm.ANY);
        List<CalendarEntry> entries = new ArrayList<>();
        Optional<YamlNode> node = file.node("entries");
        if (node.isEmpty()) {
            file.missing("entries", "a mapping from names to what is due");
        } else if (node.get() instanceof Mapping mapping) {
            mapping.entries()
                    .forEach(each -> entry(each, owner, file.problems()).ifPresent(entries::add));
        } else {
            wrong(file, node.get(), "\"entries\" is a mapping from names to what is due");
        }
        List<Blackout> blackouts = blackouts(file);
        file.close();
        return new DrillCalendar(name, entries, blackouts);
    }

    private static Optional<CalendarEntry> entry(Entry written, String owner, ProblemList problems) {
        String id = written.key().text();
        if (!TextForm.NAME.holds(id)) {
            problems.error("bad-name", written.key().position(), "an entry has " + TextForm.NAME.about());
        }
        return Section.open("entries." + id, written.value(), written.key().position(), problems)
                .flatMap(section -> {
                    String runbook = section.text("runbook", TextForm.ANY);
                    SortedMap<String, String> inputs = inputs(section);
                    Optional<Cadence> cadence = CadenceReader.read(section);
                    Duration startWithin = section.duration("start_within").orElse(DEFAULT_START_WITHIN);
                    Duration catchUp = section.duration("catch_up").orElse(startWithin);
                    Duration jitter = section.duration("jitter").orElse(Duration.ZERO);
                    String answers = section.optionalText("owner", TextForm.ANY).orElse(owner);
                    section.close();
                    return cadence.map(known ->
                            new CalendarEntry(id, runbook, inputs, known, startWithin, catchUp, jitter, answers));
                });
    }

    private static SortedMap<String, String> inputs(Section section) {
        SortedMap<String, String> inputs = new TreeMap<>();
        section.node("inputs").ifPresent(node -> {
            if (!(node instanceof Mapping mapping)
                    || !mapping.entries().stream().allMatch(each -> each.value() instanceof Scalar)) {
                wrong(section, node, "\"inputs\" is a mapping from names to single values");
                return;
            }
            mapping.entries().forEach(each -> inputs.put(each.key().text(), ((Scalar) each.value()).text()));
        });
        return inputs;
    }

    private static List<Blackout> blackouts(Section file) {
        List<Blackout> blackouts = new ArrayList<>();
        Optional<YamlNode> node = file.node("blackouts");
        if (node.isEmpty()) {
            return blackouts;
        }
        if (!(node.get() instanceof Sequence sequence)) {
            wrong(file, node.get(), "\"blackouts\" is a list of { from, to, why }");
            return blackouts;
        }
        for (YamlNode item : sequence.items()) {
            Section.open("blackouts", item, item.position(), file.problems()).ifPresent(section -> {
                String from = section.text("from", TextForm.ANY);
                String to = section.text("to", TextForm.ANY);
                String why = section.text("why", TextForm.ANY);
                section.close();
                try {
                    blackouts.add(new Blackout(from, to, why));
                } catch (RuntimeException noDates) {
                    section.problems()
                            .error(
                                    "not-a-span",
                                    section.positionOf("from"),
                                    "from \"" + from + "\" to \"" + to + "\" is no span of dates",
                                    "write dates such as 2026-12-20, the last one included");
                }
            });
        }
        return blackouts;
    }

    private static void wrong(Section section, YamlNode node, String wanted) {
        section.problems().error("wrong-shape", node.position(), wanted + ", not " + node.describe());
    }
}
