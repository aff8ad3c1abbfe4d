package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Head;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads measurements around steps. */
final class MeasureParser {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

    private MeasureParser() {}

    static Optional<Step> measure(MappingReader reader, Head head) {
        Optional<Scalar> name = reader.scalar("measure");
        Optional<String> title = KindParser.title(reader);
        Optional<Scalar> target = reader.scalar("target");
        var with = RunbookParser.arguments(reader, "with");
        Optional<Located<Duration>> every = KindParser.duration(reader, "every");
        every.filter(interval -> interval.value().compareTo(SHORTEST_INTERVAL) < 0)
                .ifPresent(interval -> reader.problems()
                        .error(
                                "out-of-range",
                                interval.position(),
                                "\"every\" is " + DurationText.write(SHORTEST_INTERVAL) + " or more, not "
                                        + DurationText.write(interval.value()),
                                "measure less often"));
        Optional<Scalar> abort = reader.scalar("abort_when");
        Optional<Located<Duration>> timeout = KindParser.duration(reader, "timeout");
        List<Step> steps = RunbookParser.steps(reader, "steps", head.path(), false);
        return name.flatMap(known ->
                target.map(at -> new Step.Measure(head, known, title, at, with, every, abort, timeout, steps)));
    }
}
