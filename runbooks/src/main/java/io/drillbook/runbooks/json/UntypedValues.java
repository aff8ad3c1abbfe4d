package io.drillbook.runbooks.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads values of no declared type: a whole number is a Long, however small, and a BigInteger only beyond a Long. */
final class UntypedValues extends UntypedObjectDeserializer {
    private static final long serialVersionUID = 1;

    UntypedValues() {
        super((JavaType) null, (JavaType) null);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getNumberType() == JsonParser.NumberType.INT) {
            return parser.getLongValue();
        }
        return super.deserialize(parser, context);
    }
}
