package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Answer;
import io.drillbook.runbooks.model.Step.Head;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the steps that ask people. */
final class QuestionParser {
    private static final int MOST_VOTES = 20;

    private static final Pattern GROUP = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");

    private QuestionParser() {}

    static Optional<Step> consent(MappingReader reader, Head head) {
        Optional<Scalar> question = reader.scalar("consent");
        List<String> groups = groups(reader);
        Optional<Located<Integer>> votes =
                reader.scalar("votes").map(scalar -> ScalarReader.located(scalar, Integer.valueOf(scalar.text())));
        votes.filter(count -> count.value() < 1 || count.value() > MOST_VOTES)
                .ifPresent(count -> reader.problems()
                        .error(
                                "out-of-range",
                                count.position(),
                                "\"votes\" is from 1 to " + MOST_VOTES + ", not " + count.value(),
                                "without a vote it would be no consent"));
        Optional<Located<Duration>> within = KindParser.duration(reader, "within");
        Optional<String> signer = reader.scalar("signer_may_vote").map(Scalar::text);
        List<Step> steps = RunbookParser.steps(reader, "steps", head.path(), false);
        return question.map(asked -> new Step.Consent(head, asked, groups, votes, within, signer, steps));
    }

    static Optional<Step> ask(MappingReader reader, Head head) {
        Optional<Scalar> question = reader.scalar("ask");
        List<String> groups = groups(reader);
        Optional<Answer> answer = reader.node("answer")
                .flatMap(
                        node -> MappingReader.open(Shapes.ANSWER, node, reader.positionOf("answer"), reader.problems()))
                .flatMap(QuestionParser::answer);
        Optional<Located<Duration>> within = KindParser.duration(reader, "within");
        return question.map(asked -> new Step.Ask(head, asked, groups, within, answer));
    }

    private static Optional<Answer> answer(MappingReader reader) {
        Optional<String> type = reader.scalar("type").map(Scalar::text);
        HeaderParser.oneOf(reader, "answer", type.orElse(""));
        List<String> words = HeaderParser.words(reader, "one_of");
        String about = reader.node("about").isPresent() ? reader.text("about") : "";
        return type.map(word -> new Answer(word, words, about));
    }

    private static List<String> groups(MappingReader reader) {
        List<String> groups = HeaderParser.words(reader, "by");
        for (YamlNode item : reader.items("by", true).orElse(List.of())) {
            if (item instanceof Scalar scalar
                    && !scalar.isNothing()
                    && !GROUP.matcher(scalar.text()).matches()) {
                reader.problems()
                        .error(
                                "bad-name",
                                scalar.position(),
                                "a group of the inventory has a name of lower-case letters, digits, \"-\", \"_\" and"
                                        + " \".\", not \"" + scalar.text() + "\"",
                                "write it as under groups: in the inventory");
            }
        }
        return groups;
    }
}
