package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.Optional;

/** What to write instead of an expression of the wrong type. */
final class TypeHint {
    private TypeHint() {}

    /** For an expression of one type where another is wanted. */
    static Optional<String> of(ValueType given, ValueType wanted) {
        if (wanted instanceof ValueType.Text words) {
            if (given instanceof RecordOf record && record.field("name").isPresent()) {
                return Optional.of("did you mean its name? add .name");
            }
            return given instanceof ValueType.Text && !words.oneOf().isEmpty()
                    ? Optional.of("let it come from an input with one_of: [" + String.join(", ", words.oneOf()) + "]")
                    : Optional.empty();
        }
        if (given instanceof RecordOf record) {
            Optional<String> field = record.fields().stream()
                    .filter(each -> TypeFit.fits(each.type(), wanted))
                    .map(each -> each.name())
                    .findFirst();
            return field.map(name -> "did you mean its field? add ." + name);
        }
        return Optional.empty();
    }
}
