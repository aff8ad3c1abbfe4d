package io.drillbook.runbooks.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.util.Optional;

/** The values that literals stand for. */
final class Literals {
    private Literals() {}

    /**
     * The value of a literal.
     *
     * @param sign a minus or nothing
     * @return empty for a number too large, for a text that names a character that there is not, and for no literal
     */
    static Optional<CelConstant> of(String sign, Token written) {
        String text = written.text();
        return switch (written.kind()) {
            case WHOLE -> whole(sign, text);
            case NUMBER -> Optional.of(CelConstant.ofValue(Double.parseDouble(sign + text)));
            case TEXT -> QuotedText.said(text).map(CelConstant::ofValue);
            // What the checker refuses is told by its kind alone.
            case UNSIGNED -> Optional.of(CelConstant.ofValue(UnsignedLong.ZERO));
            case BYTES -> QuotedText.said(text.substring(1)).map(said -> CelConstant.ofValue(CelByteString.EMPTY));
            default ->
                switch (text) {
                    case "true" -> Optional.of(CelConstant.ofValue(true));
                    case "false" -> Optional.of(CelConstant.ofValue(false));
                    case "null" -> Optional.of(CelConstant.ofValue(NullValue.NULL_VALUE));
                    default -> Optional.empty();
                };
        };
    }

    private static Optional<CelConstant> whole(String sign, String text) {
        boolean hexadecimal = text.startsWith("0x");
        String digits = sign + (hexadecimal ? text.substring(2) : text);
        try {
            return Optional.of(CelConstant.ofValue(Long.parseLong(digits, hexadecimal ? 16 : 10)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
