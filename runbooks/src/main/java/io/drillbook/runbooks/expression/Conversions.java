package io.drillbook.runbooks.expression;

import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.runtime.CelFunctionBinding;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts to durations, sizes and times, and back, in our text forms. */
final class Conversions {
    private Conversions() {}

    static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "duration",
                CelFunctionBinding.from(
                        "text_to_duration", String.class, text -> read(DurationText.read(text), text, "a duration"))));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "bytes_of",
                CelFunctionBinding.from(
                        "text_to_size", String.class, text -> read(DataSize.read(text), text, "a size"))));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "timestamp",
                CelFunctionBinding.from(
                        "text_to_time", String.class, text -> read(TimeText.read(text), text, "a time"))));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "string",
                CelFunctionBinding.from("value_to_text", Object.class, value -> Rendering.text(Optional.of(value)))));
        return bindings;
    }

    private static Object read(Optional<?> value, String text, String wanted) {
        if (value.isEmpty()) {
            throw new CelBadFormatException("\"" + text + "\" is not " + wanted);
        }
        return value.get();
    }
}
