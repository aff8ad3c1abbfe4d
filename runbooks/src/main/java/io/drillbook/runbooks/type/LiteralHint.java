package io.drillbook.runbooks.type;

import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.Optional;

/** What to write instead of a text that is not of the wanted type. */
public final class LiteralHint {
    private LiteralHint() {}

    /** A hint for a text that {@link LiteralReader} cannot read as the wanted type. */
    public static Optional<String> of(ValueType wanted, String text) {
        return switch (wanted) {
            case ValueType.Truth truth -> Optional.of("yes, no, on and off are plain words here");
            case ValueType.Whole whole ->
                Optional.of(
                        text.matches("-?0[0-9]+")
                                ? "a leading zero says nothing here; write " + text.replaceFirst("0+(?=[0-9])", "")
                                : text.matches("-?[0-9]{16,}")
                                        ? "it is too large for a whole number"
                                        : "digits only, without point or unit");
            case ValueType.Decimal number -> Optional.of("a number is written like 0.5, without percent or unit");
            case ValueType.DurationType duration ->
                Optional.of(
                        text.matches("[0-9]+")
                                ? "say the unit: " + text + "s, " + text + "m or " + text + "h"
                                : AmountGuess.duration(text)
                                                .map(guess -> "write " + guess + "; ")
                                                .orElse("")
                                        + "units are d, h, m, s and ms, from large to small, as in 1h30m");
            case ValueType.SizeType size ->
                Optional.of(AmountGuess.size(text)
                                .map(guess -> "write " + guess + "; ")
                                .orElse("") + "units are B, KiB, MiB, GiB and TiB, as in 64MiB");
            case ValueType.TimeType time -> Optional.of("a time is written like 2026-01-31T12:00:00Z");
            case ValueType.Text words -> NearestName.of(text, words.oneOf()).map(name -> "did you mean " + name + "?");
            case RecordOf record ->
                Optional.of("it comes from an input or an earlier step, as in ${ inputs." + record.name() + " }");
            case ValueType.ListOf list -> Optional.of("a list is written [a, b], or one item a line after a hyphen");
            default -> Optional.empty();
        };
    }
}
