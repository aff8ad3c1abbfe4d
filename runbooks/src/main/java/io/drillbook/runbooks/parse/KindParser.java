package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook.Retrying;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Act;
import io.drillbook.runbooks.model.Step.Branch;
import io.drillbook.runbooks.model.Step.Head;
import io.drillbook.runbooks.model.Step.Undo;
import io.drillbook.runbooks.model.StepKind;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parts that each kind of step has of its own. */
final class KindParser {
    private static final int MOST_ATTEMPTS = 100;

    private KindParser() {}

    /** Empty when the step cannot be made sense of; the reason has been reported. */
    static Optional<Step> step(StepKind kind, MappingReader reader, Head head) {
        return switch (kind) {
            case ACTION -> action(reader, head);
            case ASSERT ->
                reader.scalar("assert")
                        .flatMap(message -> reader.scalar("that").map(that -> new Step.Assert(head, message, that)));
            case WAIT -> {
                Optional<String> title = title(reader);
                yield reader.scalar("wait").map(duration -> new Step.Wait(head, duration, title));
            }
            case CHOOSE -> Optional.of(choose(reader, head));
            case BLOCK ->
                Optional.of(new Step.Block(
                        head,
                        reader.text("block"),
                        RunbookParser.steps(reader, "steps", head.path(), false),
                        duration(reader, "timeout")));
        };
    }

    private static Optional<Step> action(MappingReader reader, Head head) {
        Optional<Act> act = act(reader);
        Optional<String> title = title(reader);
        Optional<Undo> undo = reader.node("undo")
                .flatMap(node -> MappingReader.open(Shapes.UNDO, node, reader.positionOf("undo"), reader.problems()))
                .flatMap(undoReader -> act(undoReader).map(undoAct -> new Undo(reader.positionOf("undo"), undoAct)));
        Optional<Located<String>> noUndo = reader.scalar("no_undo")
                .map(scalar -> new Located<>(scalar.text().strip(), reader.positionOf("no_undo")));
        Optional<Located<Boolean>> noReturn = reader.scalar("no_return")
                .map(scalar -> new Located<>(scalar.text().equals("true"), reader.positionOf("no_return")));
        boolean undoUnreadable = reader.node("undo").isPresent() && undo.isEmpty();
        return undoUnreadable
                ? Optional.empty()
                : act.map(found -> new Step.Action(head, found, title, undo, noUndo, noReturn));
    }

    private static Optional<String> title(MappingReader reader) {
        return reader.scalar("title").map(scalar -> scalar.text().strip());
    }

    private static Optional<Act> act(MappingReader reader) {
        Optional<Scalar> name = reader.scalar("action");
        Optional<Retrying> retry = reader.node("retry")
                .flatMap(node -> MappingReader.open(Shapes.RETRY, node, reader.positionOf("retry"), reader.problems()))
                .flatMap(KindParser::retry);
        Optional<Located<Duration>> timeout = duration(reader, "timeout");
        var with = RunbookParser.arguments(reader, "with");
        return name.map(scalar -> new Act(scalar, with, timeout, retry));
    }

    private static Optional<Retrying> retry(MappingReader reader) {
        Optional<Duration> first = HeaderParser.duration(reader, "first");
        Optional<Duration> longest = HeaderParser.duration(reader, "longest");
        Optional<Double> factor = reader.scalar("factor").map(scalar -> Double.valueOf(scalar.text()));
        Optional<Scalar> attempts = reader.scalar("attempts");
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(attempts.get().text());
        if (count < 2 || count > MOST_ATTEMPTS) {
            reader.problems()
                    .error(
                            "out-of-range",
                            attempts.get().position(),
                            "\"attempts\" is from 2 to " + MOST_ATTEMPTS + ", not " + count,
                            count < 2
                                    ? "the first attempt counts; leave retry out for a single one"
                                    : "wait longer between attempts instead");
            return Optional.empty();
        }
        return Optional.of(new Retrying(count, first, factor, longest, reader.position()));
    }

    private static Step choose(MappingReader reader, Head head) {
        List<Branch> branches = new ArrayList<>();
        for (YamlNode item : reader.items("branches", false).orElse(List.of())) {
            String name = "branch-" + branches.size();
            MappingReader.open(Shapes.BRANCH, item, item.position(), reader.problems())
                    .ifPresent(branch -> branches.add(branch(branch, branch.scalar("when"), name, head.path(), false)));
        }
        reader.node("otherwise")
                .ifPresent(node -> MappingReader.open(
                                Shapes.OTHERWISE, node, reader.positionOf("otherwise"), reader.problems())
                        .ifPresent(branch ->
                                branches.add(branch(branch, Optional.empty(), "otherwise", head.path(), true))));
        return new Step.Choose(head, reader.text("choose"), branches);
    }

    private static Branch branch(
            MappingReader reader, Optional<Scalar> when, String name, String place, boolean otherwise) {
        Position position = reader.position();
        if (reader.node("steps").isEmpty() && reader.node("outputs").isEmpty()) {
            reader.problems()
                    .error(
                            "missing-key",
                            position,
                            "a branch has steps, or outputs, or both; this one has none",
                            "steps: [] says that nothing is to be done");
        }
        return new Branch(
                name,
                position,
                otherwise,
                when,
                RunbookParser.steps(reader, "steps", place + "/" + name, true),
                RunbookParser.arguments(reader, "outputs"));
    }

    private static Optional<Located<Duration>> duration(MappingReader reader, String name) {
        Optional<Duration> duration = HeaderParser.duration(reader, name);
        Position position = reader.positionOf(name);
        return duration.map(found -> new Located<>(found, position));
    }
}
