package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.cases.TestCase.Cancel;
import io.drillbook.runbooks.cases.TestCase.LockPlay;
import io.drillbook.runbooks.cases.TestCase.VotePlay;
import io.drillbook.runbooks.parse.MappingReader;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.type.TimeText;
import io.drillbook.runbooks.yaml.YamlDocument;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a test file against the runbook it tests. */
public final class CaseReader {
    private final Definition definition;
    private final ProblemList problems;
    private final StepNames names;
    private final PlayReader plays;
    private final CaseInputs inputs;

    private CaseReader(Definition definition, ProblemList problems) {
        this.definition = definition;
        this.problems = problems;
        this.names = new StepNames(definition);
        this.plays = new PlayReader(names, problems);
        this.inputs = new CaseInputs(definition, problems);
    }

    /**
     * What became of a text.
     *
     * @param cases in the order of the file; empty when there is a problem
     */
    public record Read(List<TestCase> cases, List<Problem> problems) {
        public Read {
            cases = List.copyOf(cases);
            problems = List.copyOf(problems);
        }
    }

    /** Reads all cases. All problems of the text come at once; nothing in the text makes this throw. */
    public static Read read(SourceText source, Definition definition) {
        YamlDocument document = YamlReader.read(source);
        ProblemList problems = new ProblemList(source.name());
        problems.addAll(document.problems());
        List<TestCase> cases = document.root()
                .flatMap(root -> MappingReader.open(CaseShapes.FILE, root, Position.START, problems))
                .map(file -> new CaseReader(definition, problems).file(file))
                .orElse(List.of());
        return new Read(problems.hasErrors() ? List.of() : cases, problems.sorted());
    }

    private List<TestCase> file(MappingReader file) {
        checkName(file);
        int before = problems.size();
        SortedMap<String, String> shared = inputs.read(file);
        boolean readable = problems.size() == before;
        Map<String, List<Play>> sharedActs = PlayReader.usual(definition);
        sharedActs.putAll(plays.acts(file));
        List<TestCase> cases = new ArrayList<>();
        Map<String, Position> known = new LinkedHashMap<>();
        for (YamlNode item : file.items("cases", false).orElse(List.of())) {
            Optional<MappingReader> reader = MappingReader.open(CaseShapes.CASE, item, item.position(), problems);
            reader.ifPresent(each -> checkUnique(each, known));
            reader.flatMap(each -> testCase(each, readable, shared, sharedActs)).ifPresent(cases::add);
        }
        return cases;
    }

    private void checkName(MappingReader file) {
        Optional<Scalar> name = file.scalar("test");
        String wanted = definition.runbook().substring(definition.engine().length() + 1);
        if (name.isPresent() && !name.get().text().equals(wanted)) {
            problems.error(
                    "wrong-runbook",
                    name.get().position(),
                    "this file lies beside the runbook " + wanted + " and tests \""
                            + name.get().text() + "\"",
                    "write test: " + wanted);
        }
    }

    private void checkUnique(MappingReader reader, Map<String, Position> known) {
        Position position = reader.positionOf("case");
        Optional.ofNullable(known.putIfAbsent(reader.text("case"), position))
                .ifPresent(first -> problems.error(
                        "duplicate-case",
                        position,
                        "two cases are called \"" + reader.text("case") + "\", the first at " + first,
                        "say in words what each of them shows"));
    }

    private Optional<TestCase> testCase(
            MappingReader reader,
            boolean readable,
            SortedMap<String, String> shared,
            Map<String, List<Play>> sharedActs) {
        SortedMap<String, String> given = new TreeMap<>(shared);
        int before = problems.size();
        given.putAll(inputs.read(reader));
        // A plan of inputs that could not be read would only be told that they are missing.
        Optional<Plan> plan = readable && problems.size() == before
                ? inputs.bind(given, reader.positionOf("case"))
                : Optional.empty();
        Map<String, List<Play>> acts = new LinkedHashMap<>(sharedActs);
        acts.putAll(plays.acts(reader));
        LockPlay lock = reader.scalar("lock")
                .map(word -> LockPlay.valueOf(word.text().toUpperCase(Locale.ROOT)))
                .orElse(LockPlay.GRANTED);
        if (reader.node("lock").isPresent() && definition.guard().lock().isEmpty()) {
            problems.error(
                    "no-lock",
                    reader.positionOf("lock"),
                    "the runbook " + definition.runbook() + " asks for no lock",
                    "leave lock out");
        }
        Optional<Instant> begins = reader.scalar("begins").flatMap(scalar -> TimeText.read(scalar.text()));
        PeopleReader people = new PeopleReader(names, problems);
        Map<String, VotePlay> votes = people.votes(reader);
        Map<String, Object> answers = people.answers(reader);
        Optional<Cancel> cancel = nested(reader, "cancel").flatMap(this::cancel);
        Optional<Expectation> expected =
                nested(reader, "expect").flatMap(each -> new ExpectationReader(definition, names, problems).read(each));
        return plan.flatMap(bound -> expected.map(wanted -> new TestCase(
                reader.text("case"), reader.position(), bound, acts, begins, votes, answers, lock, cancel, wanted)));
    }

    private Optional<Cancel> cancel(MappingReader reader) {
        return reader.scalar("at")
                .flatMap(at -> PlayReader.known(names, at, problems))
                .map(path -> new Cancel(
                        path,
                        reader.scalar("by").map(Scalar::text).orElse("somebody"),
                        reader.scalar("reason").map(Scalar::text).orElse("")));
    }

    private Optional<MappingReader> nested(MappingReader outer, String key) {
        return outer.node(key)
                .flatMap(node -> MappingReader.open(
                        key.equals("cancel") ? CaseShapes.CANCEL : CaseShapes.EXPECT,
                        node,
                        outer.positionOf(key),
                        problems));
    }
}
