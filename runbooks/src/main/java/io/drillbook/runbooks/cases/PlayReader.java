package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.parse.MappingReader;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what acts do in a test, each result against the shape of its action's output. */
final class PlayReader {
    private static final RecordOf NOTHING = new RecordOf("nothing", List.of());

    private final StepNames names;
    private final ProblemList problems;

    PlayReader(StepNames names, ProblemList problems) {
        this.names = names;
        this.problems = problems;
    }

    /** What every act does when nothing is said of it: it succeeds and gives stand-ins. */
    static Map<String, List<Play>> usual(Definition definition) {
        Map<String, List<Play>> plays = new LinkedHashMap<>();
        PlanSteps.all(definition).forEach(step -> {
            if (step instanceof PlanStep.Action action) {
                plays.put(
                        action.common().path(),
                        List.of(new Play.Gives(
                                StandIns.complete(action.output(), new TreeMap<>()), false, Play.USUAL)));
            }
        });
        return plays;
    }

    /** The acts under the key {@code acts}, by path. */
    Map<String, List<Play>> acts(MappingReader reader) {
        Map<String, List<Play>> plays = new LinkedHashMap<>();
        Optional<Mapping> mapping = reader.node("acts").flatMap(node -> MappingReader.mapping("acts", node, problems));
        for (Entry entry : mapping.map(Mapping::entries).orElse(List.of())) {
            Optional<String> path = known(names, entry.key(), problems);
            if (path.isEmpty()) {
                continue;
            }
            Optional<RecordOf> output = output(path.get(), entry.key());
            output.ifPresent(record -> plays.put(path.get(), attempts(entry, record)));
        }
        return plays;
    }

    /** The path of a step that is named; reports a name that no step has. */
    static Optional<String> known(StepNames names, Scalar name, ProblemList problems) {
        Optional<String> path = names.path(name.text());
        if (path.isEmpty()) {
            problems.error(
                    "unknown-step",
                    name.position(),
                    "no step of the runbook is called \"" + name.text() + "\"",
                    NearestName.hint(name.text(), names.names()));
        }
        return path;
    }

    private Optional<RecordOf> output(String path, Scalar name) {
        if (path.endsWith(States.UNDO) && names.step(path).isEmpty()) {
            return Optional.of(NOTHING);
        }
        if (names.step(path).orElseThrow() instanceof PlanStep.Action action) {
            return Optional.of(action.output());
        }
        problems.error(
                "not-an-act",
                name.position(),
                "the step \"" + name.text() + "\" runs no action, so nothing can be said of what it does",
                "give the steps before it the outputs that decide it");
        return Optional.empty();
    }

    private List<Play> attempts(Entry entry, RecordOf output) {
        String name = entry.key().text();
        List<YamlNode> items = entry.value() instanceof Sequence sequence ? sequence.items() : List.of(entry.value());
        if (items.isEmpty()) {
            problems.error("empty-list", entry.key().position(), "\"" + name + "\" has no attempt");
        }
        List<Play> plays = new ArrayList<>();
        for (YamlNode item : items) {
            MappingReader.open(CaseShapes.ACT, item, entry.key().position(), problems)
                    .ifPresent(act -> plays.add(play(name, act, output)));
        }
        return plays.isEmpty() ? List.of(Play.quiet()) : plays;
    }

    private Play play(String name, MappingReader act, RecordOf output) {
        Duration takes = act.scalar("takes")
                .flatMap(scalar -> DurationText.read(scalar.text()))
                .orElse(Play.USUAL);
        boolean lost = truth(act, "lost", false);
        boolean done = truth(act, "already_done", false);
        boolean begun = truth(act, "begun", true);
        Optional<String> kind = act.scalar("fails").map(Scalar::text);
        Optional<String> code = act.scalar("code").map(Scalar::text);
        Optional<String> message = act.scalar("message").map(Scalar::text);
        SortedMap<String, Object> given = act.node("gives")
                .flatMap(node -> MappingReader.mapping("gives", node, problems))
                .map(mapping -> new WrittenValues(problems).fields("the output of \"" + name + "\"", mapping, output))
                .orElseGet(TreeMap::new);
        together(name, act);
        if (kind.isPresent()) {
            Failure failure = Failure.of(
                    code.orElse("scripted-failure"),
                    FailureKind.valueOf(kind.get().toUpperCase(Locale.ROOT)),
                    message.orElse("as the test says"));
            return new Play.Fails(failure, begun, takes);
        }
        return lost ? new Play.Lost(takes) : new Play.Gives(StandIns.complete(output, given), done, takes);
    }

    /** Of the ways to end there is one, and what belongs to another says nothing. */
    private void together(String name, MappingReader act) {
        List<String> ends = List.of("gives", "fails", "lost");
        List<String> written =
                ends.stream().filter(key -> act.node(key).isPresent()).toList();
        if (written.size() > 1) {
            problems.error(
                    "not-together",
                    act.positionOf(written.get(1)),
                    "an attempt of \"" + name + "\" cannot end both with " + written.get(0) + " and with "
                            + written.get(1),
                    "write a list to say what the first attempt does, and the second");
        }
        for (String key : List.of("code", "message", "begun")) {
            if (act.node(key).isPresent() && act.node("fails").isEmpty()) {
                problems.error(
                        "not-together",
                        act.positionOf(key),
                        "\"" + key + "\" says something of a failure, and this attempt of \"" + name
                                + "\" does not fail",
                        "add fails: unreachable, or leave it out");
            }
        }
        if (act.node("already_done").isPresent() && written.stream().anyMatch(key -> !key.equals("gives"))) {
            problems.error(
                    "not-together",
                    act.positionOf("already_done"),
                    "an attempt of \"" + name + "\" that does not succeed finds nothing done",
                    "leave it out");
        }
    }

    private static boolean truth(MappingReader reader, String key, boolean otherwise) {
        return reader.scalar(key).map(scalar -> scalar.text().equals("true")).orElse(otherwise);
    }
}
