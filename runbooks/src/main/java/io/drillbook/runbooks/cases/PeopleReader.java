package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.cases.TestCase.VotePlay;
import io.drillbook.runbooks.parse.MappingReader;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import io.drillbook.runbooks.yaml.YamlNode.Mapping;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what people say in a test. */
final class PeopleReader {
    private static final List<String> WORDS = Arrays.stream(VotePlay.values())
            .map(play -> play.name().toLowerCase(Locale.ROOT))
            .toList();

    private final StepNames names;
    private final ProblemList problems;

    PeopleReader(StepNames names, ProblemList problems) {
        this.names = names;
        this.problems = problems;
    }

    /** Under the key {@code votes}, by path. */
    Map<String, VotePlay> votes(MappingReader reader) {
        Map<String, VotePlay> votes = new LinkedHashMap<>();
        for (Entry entry : entries(reader, "votes")) {
            Optional<PlanStep> step = step(entry);
            if (step.isEmpty()) {
                continue;
            }
            boolean asks = step.get() instanceof PlanStep.Ask;
            if (!asks && !(step.get() instanceof PlanStep.Consent)) {
                notAsking(entry);
                continue;
            }
            List<String> words = asks ? List.of("nobody") : WORDS;
            if (entry.value() instanceof Scalar word && words.contains(word.text())) {
                votes.put(
                        step.get().common().path(), VotePlay.valueOf(word.text().toUpperCase(Locale.ROOT)));
            } else if (entry.value() instanceof Scalar word) {
                problems.error(
                        "not-one-of",
                        word.position(),
                        "what people say to \"" + entry.key().text() + "\" is one of " + String.join(", ", words)
                                + ", not \"" + word.text() + "\"",
                        asks
                                ? Optional.of("write an answer under answers:")
                                : NearestName.of(word.text(), words).map(near -> "did you mean " + near + "?"));
            } else {
                MappingReader.wrongShape(
                        entry.value(), "what people say to \"" + entry.key().text() + "\" is one word", problems);
            }
        }
        return votes;
    }

    /** Under the key {@code answers}, by path. */
    Map<String, Object> answers(MappingReader reader) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Entry entry : entries(reader, "answers")) {
            Optional<PlanStep> step = step(entry);
            if (step.isPresent() && step.get() instanceof PlanStep.Ask ask) {
                new WrittenValues(problems)
                        .value(entry.key().text(), entry.value(), ask.answer())
                        .ifPresent(value -> answers.put(ask.common().path(), value));
            } else if (step.isPresent()) {
                notAsking(entry);
            }
        }
        return answers;
    }

    private Optional<PlanStep> step(Entry entry) {
        return PlayReader.known(names, entry.key(), problems).flatMap(names::step);
    }

    private void notAsking(Entry entry) {
        problems.error(
                "not-a-question",
                entry.key().position(),
                "the step \"" + entry.key().text() + "\" asks nobody for that",
                "votes are for steps of kind consent, answers for steps of kind ask");
    }

    private List<Entry> entries(MappingReader reader, String key) {
        return reader.node(key)
                .flatMap(node -> MappingReader.mapping(key, node, problems))
                .map(Mapping::entries)
                .orElse(List.of());
    }
}
