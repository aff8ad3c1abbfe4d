package io.drillbook.runbooks.type;

/** Types in sentences. */
public final class TypeWords {
    private TypeWords() {}

    /** {@code a duration}, {@code one of full, incr}, {@code true or false}. */
    public static String a(ValueType type) {
        return switch (type) {
            case ValueType.Text text when !text.oneOf().isEmpty() -> text.display();
            case ValueType.Truth truth -> "true or false";
            case ValueType.Whole whole -> "a whole number";
            case ValueType.SecretType secret -> "the name of a secret";
            case ValueType.RecordOf record when record.name().endsWith("s") -> record.name();
            default -> ("aeiou".indexOf(type.display().charAt(0)) >= 0 ? "an " : "a ") + type.display();
        };
    }
}
