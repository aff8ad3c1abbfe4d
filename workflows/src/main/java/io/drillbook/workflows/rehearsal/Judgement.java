package io.drillbook.workflows.rehearsal;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.cases.Expectation;
import io.drillbook.runbooks.cases.Expectation.Stop;
import io.drillbook.runbooks.cases.States;
import io.drillbook.runbooks.cases.StepNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a played case came to, beside what was expected of it.
 *
 * @param differences empty when all is as expected
 * @param path how each step ended, in the order in which they ended
 */
public record Judgement(Played played, List<Difference> differences, List<Stop> path) {
    public Judgement {
        differences = List.copyOf(differences);
        path = List.copyOf(path);
    }

    /**
     * Something that is not as expected.
     *
     * @param what outcome, failure, path, a step or an output
     */
    public record Difference(String what, String expected, String got) {}

    /** Compares. */
    public static Judgement of(Played played) {
        StepNames names = new StepNames(played.testCase().plan().definition());
        Map<String, String> states = states(played.record().steps());
        List<Stop> path = played.ended().stream()
                .map(ended -> new Stop(names.name(ended), states.getOrDefault(ended, States.DONE)))
                .toList();
        List<Difference> differences = new ArrayList<>();
        played.stuck().ifPresent(why -> differences.add(new Difference("end", "the run ends", why)));
        compare(played, path, names, states, differences);
        return new Judgement(played, differences, path);
    }

    /** Whether all is as expected. */
    public boolean passed() {
        return differences.isEmpty();
    }

    private static void compare(
            Played played, List<Stop> path, StepNames names, Map<String, String> states, List<Difference> differences) {
        Expectation expected = played.testCase().expected();
        String code = played.record().failure().map(Failure::code).orElse("none");
        String outcome = played.record().outcome().word();
        if (!expected.outcome().word().equals(outcome)) {
            differences.add(new Difference("outcome", expected.outcome().word(), outcome + why(played)));
        }
        expected.failure()
                .filter(wanted -> !wanted.equals(code))
                .ifPresent(wanted -> differences.add(new Difference("failure", wanted, code + why(played))));
        expected.path()
                .filter(wanted -> !wanted.equals(path))
                .ifPresent(wanted -> differences.add(new Difference("path", wanted.toString(), path.toString())));
        for (Stop wanted : expected.steps()) {
            String got = names.path(wanted.name()).map(states::get).orElse(otherwise(wanted.name()));
            if (!wanted.state().equals(got)) {
                differences.add(new Difference("step " + wanted.name(), wanted.state(), got));
            }
        }
        expected.outputs().forEach((name, wanted) -> {
            Object got = played.record().outputs().get(name);
            if (!Objects.equals(wanted, got)) {
                differences.add(new Difference(
                        "output " + name, String.valueOf(wanted), got == null ? "absent" : String.valueOf(got)));
            }
        });
        for (String name : expected.absent()) {
            Optional.ofNullable(played.record().outputs().get(name))
                    .ifPresent(got -> differences.add(new Difference("output " + name, "absent", got.toString())));
        }
    }

    /** How steps and undos ended, by path; an undo has a word of its own for each way. */
    private static Map<String, String> states(List<StepRecord> records) {
        Map<String, String> states = new LinkedHashMap<>();
        for (StepRecord record : records) {
            states.putIfAbsent(record.path(), record.state());
            states.put(record.path() + "/undo", record.undo());
        }
        return states;
    }

    private static String otherwise(String name) {
        return name.endsWith("/undo") ? States.NONE : States.NOT_REACHED;
    }

    private static String why(Played played) {
        return played.record()
                .failure()
                .map(failure -> " (" + failure.message() + ")")
                .orElse("");
    }
}
