package io.drillbook.runbooks.yaml;

import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode.Style;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of a scalar's code points by walking its value and the text it was written as side by side. The walk
 * is made when the first place is asked for: most scalars never have a problem.
 */
final class ScalarPlaces implements IntFunction<Position> {
    private final CodePoints text;
    private final Style style;
    private final int start;
    private final int[] value;
    private int @Nullable [] places;

    /** @param start number of the scalar's first code point in the text: the quote, or {@code |}, or {@code >} */
    ScalarPlaces(CodePoints text, Style style, int start, String value) {
        this.text = text;
        this.style = style;
        this.start = start;
        this.value = value.codePoints().toArray();
    }

    @Override
    public Position apply(int offset) {
        int[] known = places;
        if (known == null) {
            known = switch (style) {
                case LITERAL, FOLDED -> new BlockWalk(text, start, value).places();
                default -> new FlowWalk(text, style, start, value).places();
            };
            places = known;
        }
        return text.position(known[Math.clamp(offset, 0, value.length)]);
    }
}
