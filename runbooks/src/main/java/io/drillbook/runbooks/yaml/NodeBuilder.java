package io.drillbook.runbooks.yaml;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Refused;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import io.drillbook.runbooks.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/** Makes nodes of the parser's events and refuses what the language has no use for. */
final class NodeBuilder {
    /** Levels beyond the deepest after which nobody means what stands there, and reading on only costs time. */
    private static final int ABANDONED = 200;

    /** The rest of the text is not read; why has been reported. */
    static final class Abandoned extends RuntimeException {}

    private final ParserImpl events;
    private final CodePoints text;
    private final ProblemList problems;
    private int depth;

    NodeBuilder(ParserImpl events, CodePoints text, ProblemList problems) {
        this.events = events;
        this.text = text;
        this.problems = problems;
    }

    Optional<YamlNode> document() {
        events.getEvent();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            problems.error("yaml-empty", Position.START, "the file is empty");
            return Optional.empty();
        }
        events.getEvent();
        YamlNode root = node();
        events.getEvent();
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            problems.error(
                    "yaml-documents",
                    position(events.peekEvent()),
                    "a second document begins here; a file holds one",
                    "put it into a file of its own");
            drain();
        }
        return Optional.of(root);
    }

    /** Reads to the end, so that a syntax error there still stands alone. */
    private void drain() {
        while (!events.checkEvent(Event.ID.StreamEnd)) {
            events.getEvent();
        }
    }

    private YamlNode node() {
        Event event = events.getEvent();
        Position position = position(event);
        return switch (event) {
            case AliasEvent alias -> {
                problems.error(
                        "yaml-alias",
                        position,
                        "an alias (*" + alias.getAnchor() + ") is not part of the language",
                        "write the value out; if it is text or an expression, put it in quotes");
                yield new Refused(position);
            }
            case ScalarEvent scalar -> refused(scalar, scalar.getTag()) ? new Refused(position) : scalar(scalar);
            case CollectionStartEvent start -> collection(start, position);
            default -> throw new IllegalStateException("the parser gave " + event + " where a node begins");
        };
    }

    private YamlNode collection(CollectionStartEvent start, Position position) {
        boolean plain = !refused(start, start.getTag());
        if (depth == YamlReader.DEEPEST) {
            problems.error(
                    "yaml-too-deep",
                    position,
                    "this is nested more than " + YamlReader.DEEPEST + " levels deep",
                    "take levels out");
            skip();
            return new Refused(position);
        }
        depth++;
        YamlNode node = start instanceof MappingStartEvent ? mapping(position) : sequence(position);
        depth--;
        return plain ? node : new Refused(position);
    }

    private YamlNode mapping(Position position) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        boolean strange = false;
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            YamlNode key = node();
            YamlNode value = node();
            if (key instanceof Scalar name) {
                Entry first = entries.putIfAbsent(name.text(), new Entry(name, value));
                if (first != null) {
                    problems.error(
                            "yaml-duplicate-key",
                            name.position(),
                            "\"" + name.text() + "\" stands here a second time, first at "
                                    + first.key().position(),
                            "keep one of the two");
                }
            } else if (key instanceof Refused) {
                strange = true;
            } else {
                strange = true;
                problems.error(
                        "yaml-key",
                        key.position(),
                        "a key is a name, not " + key.describe(),
                        "an expression is written \"${ ... }\", in quotes");
            }
        }
        events.getEvent();
        // Of {{ x }} nothing is left that could be a mapping.
        return strange && entries.isEmpty()
                ? new Refused(position)
                : new Mapping(new ArrayList<>(entries.values()), position);
    }

    private Sequence sequence(Position position) {
        List<YamlNode> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node());
        }
        events.getEvent();
        return new Sequence(items, position);
    }

    private void skip() {
        int open = 1;
        while (open > 0) {
            Event event = events.getEvent();
            if (event instanceof CollectionStartEvent) {
                open++;
                if (open > ABANDONED) {
                    throw new Abandoned();
                }
            } else if (event instanceof CollectionEndEvent) {
                open--;
            }
        }
    }

    private Scalar scalar(ScalarEvent event) {
        Style style = switch (event.getScalarStyle()) {
            case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
            case LITERAL -> Style.LITERAL;
            case FOLDED -> Style.FOLDED;
            case PLAIN -> Style.PLAIN;
        };
        int start = event.getStartMark().getIndex();
        Optional<String> comment = style == Style.LITERAL || style == Style.FOLDED
                ? Optional.empty()
                : comment(event.getEndMark().getIndex());
        return new Scalar(
                event.getValue(),
                style,
                text.position(start),
                comment,
                new ScalarPlaces(text, style, start, event.getValue()));
    }

    private Optional<String> comment(int end) {
        int index = end;
        while (CodePoints.isBlank(text.at(index))) {
            index++;
        }
        return index > end && text.at(index) == '#' ? Optional.of(text.restOfLine(index)) : Optional.empty();
    }

    private boolean refused(NodeEvent event, String tag) {
        int start = event.getStartMark().getIndex();
        if (event.getAnchor() != null) {
            problems.error(
                    "yaml-anchor",
                    text.position(start),
                    "an anchor (&" + event.getAnchor() + ") is not part of the language",
                    "leave it out and write the value wherever it is needed");
        }
        if (tag != null) {
            // In braces and brackets their closing ones are not part of what was meant.
            String written = text.restOfLine(start).strip().replaceFirst("\\s+[\\]}][\\]},\\s]*$", "");
            problems.error(
                    "yaml-tag",
                    text.position(start),
                    "YAML reads \"" + written.split("\\s", 2)[0] + "\" as a tag, which is not part of the language",
                    "if it is an expression or text, put it in quotes: " + Quotes.around(written));
        }
        return event.getAnchor() != null || tag != null;
    }

    private Position position(Event event) {
        return text.position(event.getStartMark().getIndex());
    }
}
