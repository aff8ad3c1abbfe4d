package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.Question;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run asks people now. */
final class OpenQuestion {
    private OpenQuestion() {}

    /**
     * The questions of a run that are open.
     *
     * @throws CommandException bad input, when there is no such run; service missing, when no worker answers for it
     */
    static List<Question> all(Settings settings, RunArgument run) {
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            return TemporalConnection.run(temporal.client(), run.workflowId(), run.runId())
                    .query(Question.QUERY, Question.Questions.class)
                    .open();
        } catch (WorkflowNotFoundException missing) {
            throw CommandException.badInput(
                    "unknown-run", "there is no run " + run.workflowId(), "`drillbook runs` lists them");
        } catch (WorkflowQueryException noWorker) {
            throw CommandException.serviceMissing(
                    "no-worker", "no worker answers for " + run.workflowId(), "does one run? `drillbook status`");
        }
    }

    /**
     * The one question that is meant.
     *
     * @param step its key, or its path's end; needed only when several are open
     * @param answer whether one that wants an answer is meant, and not a consent
     */
    static Question one(List<Question> open, Optional<String> step, boolean answer) {
        List<Question> meant = open.stream()
                .filter(question -> question.answer().isPresent() == answer)
                .filter(question -> step.isEmpty() || matches(question.step(), step.get()))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (meant.isEmpty()) {
            throw CommandException.badInput(
                    "no-question",
                    "the run asks for no " + (answer ? "answer" : "consent")
                            + step.map(name -> " at " + name).orElse("") + " now",
                    open.isEmpty()
                            ? "`drillbook show` tells how it stands"
                            : "open are: "
                                    + String.join(
                                            ", ",
                                            open.stream().map(Question::step).toList()));
        }
        throw CommandException.badInput(
                "several-questions",
                "the run asks several things",
                "name one with --step: "
                        + String.join(", ", meant.stream().map(Question::step).toList()));
    }

    private static boolean matches(String key, String name) {
        int items = key.indexOf('#');
        String path = items < 0 ? key : key.substring(0, items);
        return key.equals(name) || path.equals(name) || path.endsWith("/" + name);
    }

    /** The question as people read it. */
    static List<String> lines(Question question) {
        List<String> lines = new ArrayList<>();
        lines.add(question.text());
        question.preview().forEach(line -> lines.add("  " + line));
        lines.add("asked by " + question.step() + " of " + question.run().workflowId() + ", proposal "
                + question.proposal());
        lines.add(
                question.answer().isPresent()
                        ? "an answer of somebody in " + String.join(", ", question.groups()) + " until "
                                + question.expires()
                        : question.votes() + (question.votes() == 1 ? " vote" : " votes") + " of "
                                + String.join(", ", question.groups()) + " until " + question.expires());
        return lines;
    }
}
