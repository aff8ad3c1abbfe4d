package io.drillbook.runbooks.problem;

import java.util.List;
import java.util.stream.Collectors;

/** All problems of a text at once, in the order of their positions. Bad input: exit code 3. */
public final class ProblemsException extends RuntimeException {
    private final transient List<Problem> problems;

    /** @param problems at least one */
    public ProblemsException(List<Problem> problems) {
        super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an exception without a problem");
        }
        this.problems = problems.stream().sorted().toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
