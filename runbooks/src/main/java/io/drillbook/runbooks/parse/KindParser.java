package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook.Retrying;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Act;
import io.drillbook.runbooks.model.Step.Head;
import io.drillbook.runbooks.model.Step.Holding;
import io.drillbook.runbooks.model.Step.Polling;
import io.drillbook.runbooks.model.Step.Undo;
import io.drillbook.runbooks.model.StepKind;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the parts that each kind of step has of its own. */
final class KindParser {
    private static final int MOST_ATTEMPTS = 100;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Keys that make a wait one for a condition. */
    private static final List<String> POLLING = List.of("until", "poll", "every", "with");

    private KindParser() {}

    /** Empty when the step cannot be made sense of; the reason has been reported. */
    static Optional<Step> step(StepKind kind, MappingReader reader, Head head) {
        return switch (kind) {
            case ACTION -> action(reader, head);
            case ASSERT ->
                reader.scalar("assert")
                        .flatMap(message -> reader.scalar("that").map(that -> new Step.Assert(head, message, that)));
            case WAIT -> wait(reader, head);
            case CONSENT -> QuestionParser.consent(reader, head);
            case ASK -> QuestionParser.ask(reader, head);
            case CHOOSE -> Optional.of(ScopeParser.choose(reader, head));
            case BLOCK -> Optional.of(ScopeParser.block(reader, head));
            case PARALLEL -> Optional.of(ScopeParser.parallel(reader, head));
            case EACH -> ScopeParser.each(reader, head);
            case CALL -> call(reader, head);
            case MEASURE -> MeasureParser.measure(reader, head);
        };
    }

    private static Optional<Step> action(MappingReader reader, Head head) {
        Optional<Act> act = act(reader, "action");
        Optional<String> title = title(reader);
        Optional<Holding> hold = hold(reader);
        Optional<Undo> undo = reader.node("undo")
                .flatMap(node -> MappingReader.open(Shapes.UNDO, node, reader.positionOf("undo"), reader.problems()))
                .flatMap(undoReader ->
                        act(undoReader, "action").map(undoAct -> new Undo(reader.positionOf("undo"), undoAct)));
        Optional<Located<String>> noUndo = reader.scalar("no_undo")
                .map(scalar -> new Located<>(scalar.text().strip(), reader.positionOf("no_undo")));
        Optional<Located<Boolean>> noReturn = reader.scalar("no_return")
                .map(scalar -> new Located<>(scalar.text().equals("true"), reader.positionOf("no_return")));
        boolean undoUnreadable = reader.node("undo").isPresent() && undo.isEmpty();
        return undoUnreadable
                ? Optional.empty()
                : act.map(found -> new Step.Action(head, found, title, undo, noUndo, noReturn, hold));
    }

    private static Optional<Step> wait(MappingReader reader, Head head) {
        Optional<String> title = title(reader);
        Optional<Holding> hold = hold(reader);
        Optional<Scalar> duration = reader.scalar("wait");
        List<String> polls =
                POLLING.stream().filter(key -> reader.node(key).isPresent()).toList();
        if (polls.isEmpty()) {
            return duration.map(value -> new Step.Wait(head, value, title, Optional.empty(), hold));
        }
        for (String key : List.of("until", "poll")) {
            if (!polls.contains(key)) {
                reader.problems()
                        .error(
                                "missing-key",
                                reader.positionOf(polls.getFirst()),
                                "a wait with \"" + polls.getFirst() + "\" has \"" + key + "\" as well",
                                "until says what is waited for, poll names the action that looks");
            }
        }
        Optional<Located<Duration>> every = duration(reader, "every");
        every.filter(pause -> pause.value().compareTo(SHORTEST_PAUSE) < 0)
                .ifPresent(pause -> reader.problems()
                        .error(
                                "out-of-range",
                                pause.position(),
                                "\"every\" is 1s or more, not " + DurationText.write(pause.value()),
                                "look less often"));
        Optional<Scalar> until = reader.scalar("until");
        Optional<Act> act = act(reader, "poll");
        return duration.flatMap(value -> until.flatMap(condition -> act.map(
                look -> new Step.Wait(head, value, title, Optional.of(new Polling(condition, look, every)), hold))));
    }

    private static Optional<Step> call(MappingReader reader, Head head) {
        Optional<String> title = title(reader);
        Optional<Located<Duration>> timeout = duration(reader, "timeout");
        var with = RunbookParser.arguments(reader, "with");
        return reader.scalar("call").map(runbook -> new Step.Call(head, runbook, title, with, timeout));
    }

    private static Optional<Holding> hold(MappingReader reader) {
        Optional<Scalar> word = reader.scalar("on_failure");
        Optional<Located<Duration>> limit = duration(reader, "hold_for");
        if (reader.node("on_failure").isEmpty() && limit.isPresent()) {
            reader.problems()
                    .error(
                            "not-together",
                            reader.positionOf("hold_for"),
                            "\"hold_for\" says how long a failed step waits, and this one does not wait",
                            "add on_failure: hold");
        }
        return word.map(hold -> new Holding(reader.positionOf("on_failure"), limit));
    }

    static Optional<String> title(MappingReader reader) {
        return reader.scalar("title").map(scalar -> scalar.text().strip());
    }

    /** @param key that names the action */
    private static Optional<Act> act(MappingReader reader, String key) {
        boolean polls = key.equals("poll");
        Optional<Scalar> name = reader.scalar(key);
        Optional<Retrying> retry = (polls ? Optional.<YamlNode>empty() : reader.node("retry"))
                .flatMap(node -> MappingReader.open(Shapes.RETRY, node, reader.positionOf("retry"), reader.problems()))
                .flatMap(KindParser::retry);
        Optional<Located<Duration>> timeout = polls ? Optional.empty() : duration(reader, "timeout");
        var with = RunbookParser.arguments(reader, "with");
        return name.map(scalar -> new Act(scalar, with, timeout, retry));
    }

    private static Optional<Retrying> retry(MappingReader reader) {
        Optional<Duration> first = HeaderParser.duration(reader, "first");
        Optional<Duration> longest = HeaderParser.duration(reader, "longest");
        Optional<Double> factor = reader.scalar("factor").map(scalar -> Double.valueOf(scalar.text()));
        Optional<Duration> within = HeaderParser.duration(reader, "within");
        Optional<Double> jitter = reader.scalar("jitter").map(scalar -> Double.valueOf(scalar.text()));
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
        return Optional.of(new Retrying(count, first, factor, longest, within, jitter, reader.position()));
    }

    static Optional<Located<Duration>> duration(MappingReader reader, String name) {
        Optional<Duration> duration = HeaderParser.duration(reader, name);
        Position position = reader.positionOf(name);
        return duration.map(found -> new Located<>(found, position));
    }
}
