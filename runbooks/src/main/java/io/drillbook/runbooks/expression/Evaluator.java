package io.drillbook.runbooks.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates checked expressions over run-time values. Safe for use by several threads; the same expression over the
 * same bindings gives the same value everywhere and at any time.
 */
public final class Evaluator {
    /** How many compiled expressions are kept. A runbook has some hundred at most. */
    private static final int KEPT = 2000;

    private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

    /**
     * Evaluates.
     *
     * @param bindings run-time values by name, as {@link io.drillbook.runbooks.type.ValueType} describes them
     * @return the run-time value; empty when it is absent
     * @throws EvaluationException when there is no value, and for nothing else
     */
    public Optional<Object> evaluate(String source, SortedMap<String, Object> bindings) {
        try {
            CelRuntime.Program program = program(source);
            return RuntimeValues.of(program.eval(bindings));
        } catch (CelEvaluationException failure) {
            throw explain(source, failure.getErrorCode(), String.valueOf(failure.getMessage()));
        } catch (EvaluationException own) {
            throw own;
        } catch (RuntimeException failure) {
            throw explain(source, CelErrorCode.INTERNAL_ERROR, String.valueOf(failure.getMessage()));
        } catch (StackOverflowError tooDeep) {
            throw new EvaluationException("expression-too-deep", "the expression is nested too deeply: " + cut(source));
        }
    }

    /** Loads what the first evaluation needs: about a fifth of a second that no run should wait for. */
    public void warmUp() {
        SortedMap<String, Object> bindings = new TreeMap<>();
        bindings.put("steps", new TreeMap<>(Map.of("lag", Duration.ofSeconds(1))));
        evaluate("has(steps.lag) && steps.lag < duration(\"5s\") && [1, 2].exists(n, n > 1)", bindings);
        evaluate("steps.?missing.orValue(string(steps.lag))", bindings);
    }

    private CelRuntime.Program program(String source) throws CelEvaluationException {
        CelRuntime.Program known = programs.get(source);
        if (known != null) {
            return known;
        }
        ExpressionParser.Parsed parsed = ExpressionParser.forRunning(source);
        if (parsed.issue().isPresent()) {
            ExpressionIssue issue = parsed.issue().get();
            throw new EvaluationException(issue.code(), issue.message() + " at offset " + issue.offset());
        }
        CelRuntime.Program made =
                Holder.RUNTIME.createProgram(parsed.tree().orElseThrow().forCel());
        if (programs.size() >= KEPT) {
            programs.clear();
        }
        programs.put(source, made);
        return made;
    }

    private static EvaluationException explain(String source, CelErrorCode code, String said) {
        String what = said.replaceFirst("^evaluation error( at \\S+)?: ", "");
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND ->
                new EvaluationException("value-absent", "a value is not there: " + what + in(source));
            case INDEX_OUT_OF_BOUNDS ->
                new EvaluationException("index-out-of-range", "the list has no such item: " + what + in(source));
            case DIVIDE_BY_ZERO -> new EvaluationException("division-by-zero", "division by zero" + in(source));
            case NUMERIC_OVERFLOW ->
                new EvaluationException("number-overflow", "a number is out of range: " + what + in(source));
            case BAD_FORMAT -> new EvaluationException("bad-format", what + in(source));
            case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD, INVALID_ARGUMENT, TYPE_NOT_FOUND ->
                new EvaluationException("wrong-types", "the values do not fit: " + what + in(source));
            case ITERATION_BUDGET_EXCEEDED ->
                new EvaluationException("too-many-iterations", "the expression loops too often" + in(source));
            default -> new EvaluationException("evaluation-failed", "no value: " + what + in(source));
        };
    }

    private static String in(String source) {
        return " in " + cut(source);
    }

    private static String cut(String source) {
        return source.codePointCount(0, source.length()) <= 120
                ? source
                : source.substring(0, source.offsetByCodePoints(0, 117)) + "...";
    }

    /** Made at the first evaluation: a command that only checks does not pay for the runtime. */
    private static final class Holder {
        private static final CelRuntime RUNTIME = Runtimes.make();
    }
}
