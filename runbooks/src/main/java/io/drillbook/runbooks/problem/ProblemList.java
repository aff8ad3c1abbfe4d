package io.drillbook.runbooks.problem;

import io.drillbook.runbooks.problem.Problem.Severity;
import io.drillbook.runbooks.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one text while it is read and checked. Not safe for use by several threads. */
public final class ProblemList {
    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    /** @param file the text's name, as every problem of it carries it */
    public ProblemList(String file) {
        this.file = file;
    }

    public void error(String code, Position position, String message) {
        add(code, Severity.ERROR, position, message, Optional.empty());
    }

    public void error(String code, Position position, String message, String hint) {
        add(code, Severity.ERROR, position, message, Optional.of(hint));
    }

    public void error(String code, Position position, String message, Optional<String> hint) {
        add(code, Severity.ERROR, position, message, hint);
    }

    public void warning(String code, Position position, String message, String hint) {
        add(code, Severity.WARNING, position, message, Optional.of(hint));
    }

    public void addAll(List<Problem> more) {
        problems.addAll(more);
    }

    /** Whether a plan must not be made. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** How many problems there are so far. */
    public int size() {
        return problems.size();
    }

    /** All problems, each once, in the order of their positions. */
    public List<Problem> sorted() {
        return problems.stream().sorted().distinct().toList();
    }

    private void add(String code, Severity severity, Position position, String message, Optional<String> hint) {
        problems.add(new Problem(code, severity, file, position, message, hint));
    }
}
