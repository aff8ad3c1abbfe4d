package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Form.ScalarKind;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.LiteralHint;
import io.drillbook.runbooks.type.TimeText;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single values by their kind; what is wrong is reported at its place. */
final class ScalarReader {
    private static final Pattern RUNBOOK_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern RUNBOOK = Pattern.compile("([a-z][a-z0-9]*\\.)?[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern ENGINE = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})?");
    private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int LONGEST_NAME = 64;

    private final ProblemList problems;

    ScalarReader(ProblemList problems) {
        this.problems = problems;
    }

    /** The scalar when it has the form of its kind. */
    Optional<Scalar> checked(String key, ScalarKind kind, Scalar scalar) {
        boolean good = switch (kind) {
            case RUNBOOK_NAME -> named("\"" + key + "\"", kind, RUNBOOK_NAME, scalar);
            case RUNBOOK -> named("\"" + key + "\"", kind, RUNBOOK, scalar);
            case ENGINE -> named("\"" + key + "\"", kind, ENGINE, scalar);
            case IDENTIFIER -> named("\"" + key + "\"", kind, IDENTIFIER, scalar);
            case TEXT -> plainText(key, scalar);
            case CONDITION -> condition(key, scalar);
            case DURATION -> duration(key, scalar).isPresent();
            case DURATION_VALUE ->
                scalar.text().contains("${") || duration(key, scalar).isPresent();
            case CLOCK -> clock(key, scalar);
            case MOMENT -> moment(key, scalar);
            case COUNT -> whole(key, scalar).isPresent();
            case FACTOR -> factor(key, scalar).isPresent();
            case FRACTION -> fraction(key, scalar).isPresent();
            case TRUTH -> truth(key, scalar).isPresent();
            case REFERENCE, TEMPLATE, ACTION, MEASUREMENT, ANY -> true;
        };
        return good ? Optional.of(scalar) : Optional.empty();
    }

    Optional<Scalar> word(String key, List<String> words, Scalar scalar) {
        if (words.contains(scalar.text())) {
            return Optional.of(scalar);
        }
        problems.error(
                "not-one-of",
                scalar.position(),
                "\"" + key + "\" is one of " + String.join(", ", words) + ", not \"" + scalar.text() + "\"",
                NearestName.of(scalar.text(), words).map(name -> "did you mean " + name + "?"));
        return Optional.empty();
    }

    /** Whether a text is a name for an input, an output or a step; reports when it is not. */
    boolean identifier(String what, Scalar scalar) {
        return named(what, ScalarKind.IDENTIFIER, IDENTIFIER, scalar);
    }

    Optional<Duration> duration(String key, Scalar scalar) {
        Optional<Duration> duration = DurationText.read(scalar.text());
        if (duration.isEmpty()) {
            wrong("not-a-duration", key, ValueType.DURATION, scalar);
        }
        return duration;
    }

    private boolean clock(String key, Scalar scalar) {
        if (CLOCK.matcher(scalar.text()).matches()) {
            return true;
        }
        problems.error(
                "not-a-time-of-day",
                scalar.position(),
                "\"" + key + "\" is a time of day, not \"" + scalar.text() + "\"",
                "write hours and minutes with two digits each, as in 07:30");
        return false;
    }

    private boolean moment(String key, Scalar scalar) {
        if (TimeText.read(scalar.text()).isPresent()) {
            return true;
        }
        wrong("not-a-time", key, ValueType.TIME, scalar);
        return false;
    }

    Optional<Integer> whole(String key, Scalar scalar) {
        if (!WHOLE.matcher(scalar.text()).matches()) {
            wrong("not-a-whole-number", key, ValueType.WHOLE, scalar);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(scalar.text()));
    }

    Optional<Double> factor(String key, Scalar scalar) {
        if (!NUMBER.matcher(scalar.text()).matches() || Double.parseDouble(scalar.text()) < 1) {
            problems.error(
                    "not-a-factor",
                    scalar.position(),
                    "\"" + key + "\" is a number of at least 1, not \"" + scalar.text() + "\"",
                    "2 doubles each wait, 1 keeps it");
            return Optional.empty();
        }
        return Optional.of(Double.valueOf(scalar.text()));
    }

    Optional<Double> fraction(String key, Scalar scalar) {
        if (!NUMBER.matcher(scalar.text()).matches() || Double.parseDouble(scalar.text()) > 1) {
            problems.error(
                    "not-a-fraction",
                    scalar.position(),
                    "\"" + key + "\" is a number from 0 to 1, not \"" + scalar.text() + "\"",
                    "0.5 lets half of each wait differ");
            return Optional.empty();
        }
        return Optional.of(Double.valueOf(scalar.text()));
    }

    Optional<Boolean> truth(String key, Scalar scalar) {
        return switch (scalar.text()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                wrong("not-a-truth", key, ValueType.TRUTH, scalar);
                yield Optional.empty();
            }
        };
    }

    /** A value with the place where it stands. */
    static <T> Located<T> located(Scalar scalar, T value) {
        return new Located<>(value, scalar.position());
    }

    private void wrong(String code, String key, ValueType wanted, Scalar scalar) {
        problems.error(
                code,
                scalar.position(),
                "\"" + key + "\" is " + TypeWords.a(wanted) + ", not \"" + scalar.text() + "\"",
                LiteralHint.of(wanted, scalar.text()));
    }

    private boolean named(String what, ScalarKind kind, Pattern form, Scalar scalar) {
        if (form.matcher(scalar.text()).matches() && scalar.text().length() <= LONGEST_NAME) {
            return true;
        }
        String suggestion = suggestion(kind, scalar.text());
        problems.error(
                "bad-name",
                scalar.position(),
                what + " is " + kind.about() + ", of at most " + LONGEST_NAME + " letters, not \"" + scalar.text()
                        + "\"",
                form.matcher(suggestion).matches() && suggestion.length() <= LONGEST_NAME
                        ? Optional.of("write " + suggestion)
                        : Optional.empty());
        return false;
    }

    private static String suggestion(ScalarKind kind, String text) {
        if (kind == ScalarKind.RUNBOOK) {
            return text.strip().toLowerCase(Locale.ROOT).replaceAll("[_ ]+", "-");
        }
        String joint = kind == ScalarKind.RUNBOOK_NAME ? "-" : kind == ScalarKind.IDENTIFIER ? "_" : "";
        String parted = joint.isEmpty() ? text.strip() : text.strip().replaceAll("([a-z0-9])([A-Z])", "$1" + " $2");
        return parted.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .replace(" ", joint);
    }

    private boolean plainText(String key, Scalar scalar) {
        int hole = scalar.text().indexOf("${");
        if (hole < 0) {
            return true;
        }
        problems.error(
                "expression-not-allowed",
                scalar.positionAt(scalar.text().codePointCount(0, hole)),
                "\"" + key + "\" is the same for every run, so it holds no ${ }",
                "say it in words");
        return false;
    }

    private boolean condition(String key, Scalar scalar) {
        String text = scalar.text().strip();
        if (!text.startsWith("${")) {
            return true;
        }
        String bare = text.endsWith("}") ? text.substring(2, text.length() - 1).strip() : "...";
        problems.error(
                "expression-in-expression",
                scalar.position(),
                "\"" + key + "\" is an expression already, without ${ }",
                "write " + key + ": " + bare);
        return false;
    }
}
