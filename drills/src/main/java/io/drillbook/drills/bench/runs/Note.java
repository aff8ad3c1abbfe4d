package io.drillbook.drills.bench.runs;

import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.action.About;
import java.util.List;

/** An act that costs next to nothing, so that what is around it can be measured. */
final class Note implements Action<Note.Input, Note.Output> {
    static final String NAME = "bench.note";

    /** What to note. */
    @About("What to note")
    record Input(@About("The text") String text) {}

    /** What was noted. */
    @About("What was noted")
    record Output(
            @About("The text as it was given") String text,
            @About("Characters of the text") long length) {}

    @Override
    public Output run(Input input, ActionContext context) {
        return new Output(input.text(), input.text().length());
    }

    @Override
    public List<String> preview(Input input) {
        return List.of("note " + input.text());
    }
}
