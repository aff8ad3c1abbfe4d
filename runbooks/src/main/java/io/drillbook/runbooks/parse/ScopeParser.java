package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Branch;
import io.drillbook.runbooks.model.Step.Handler;
import io.drillbook.runbooks.model.Step.Head;
import io.drillbook.runbooks.model.Step.ParallelBranch;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the steps that hold steps. */
final class ScopeParser {
    /** What the item of a loop is called when its author does not say. */
    private static final String ITEM = "item";

    private static final int MOST_AT_ONCE = 100;

    private ScopeParser() {}

    static Step block(MappingReader reader, Head head) {
        List<Step> steps = RunbookParser.steps(reader, "steps", head.path(), false);
        List<Handler> recover = new ArrayList<>();
        for (YamlNode item : reader.items("recover", false).orElse(List.of())) {
            String path = head.path() + "/recover-" + recover.size();
            MappingReader.open(Shapes.RECOVER, item, item.position(), reader.problems())
                    .ifPresent(handler -> recover.add(new Handler(
                            handler.position(),
                            handler.words("on"),
                            RunbookParser.steps(handler, "steps", path, true))));
        }
        return new Step.Block(head, reader.text("block"), steps, KindParser.duration(reader, "timeout"), recover);
    }

    static Step choose(MappingReader reader, Head head) {
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

    static Step parallel(MappingReader reader, Head head) {
        List<ParallelBranch> branches = new ArrayList<>();
        for (YamlNode item : reader.items("branches", false).orElse(List.of())) {
            String name = "branch-" + branches.size();
            MappingReader.open(Shapes.PARALLEL_BRANCH, item, item.position(), reader.problems())
                    .ifPresent(branch -> branches.add(new ParallelBranch(
                            name,
                            branch.position(),
                            branch.scalar("title").map(title -> title.text().strip()),
                            RunbookParser.steps(branch, "steps", head.path() + "/" + name, false),
                            RunbookParser.arguments(branch, "outputs"))));
        }
        return new Step.Parallel(head, reader.text("parallel"), branches, KindParser.duration(reader, "timeout"));
    }

    static Optional<Step> each(MappingReader reader, Head head) {
        Optional<Scalar> items = reader.scalar("each");
        Located<String> name = reader.scalar("as")
                .map(scalar -> ScalarReader.located(scalar, scalar.text()))
                .orElseGet(() -> new Located<>(ITEM, reader.position()));
        Optional<String> title = KindParser.title(reader);
        Optional<Located<Integer>> atOnce = count(reader, "at_once");
        atOnce.filter(count -> count.value() < 1 || count.value() > MOST_AT_ONCE)
                .ifPresent(count -> reader.problems()
                        .error(
                                "out-of-range",
                                count.position(),
                                "\"at_once\" is from 1 to " + MOST_AT_ONCE + ", not " + count.value(),
                                "1 takes one item after the other"));
        Optional<Located<Integer>> tolerate = count(reader, "tolerate");
        List<Step> steps = RunbookParser.steps(reader, "steps", head.path(), false);
        Optional<Scalar> key = reader.scalar("key");
        var outputs = RunbookParser.arguments(reader, "outputs");
        var timeout = KindParser.duration(reader, "timeout");
        return items.map(
                list -> new Step.Each(head, list, title, name, key, atOnce, tolerate, steps, outputs, timeout));
    }

    private static Optional<Located<Integer>> count(MappingReader reader, String name) {
        return reader.scalar(name).map(scalar -> ScalarReader.located(scalar, Integer.valueOf(scalar.text())));
    }
}
