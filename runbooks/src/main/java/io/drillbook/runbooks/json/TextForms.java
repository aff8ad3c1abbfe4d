package io.drillbook.runbooks.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.TimeText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Durations as {@code 1m30s}, times as RFC 3339 in UTC, paths as they are written; untyped whole numbers as longs. */
final class TextForms extends SimpleModule {
    private static final long serialVersionUID = 1;

    TextForms() {
        super("drillbook-text-forms");
        add(Duration.class, DurationText::write, TextForms::duration, "a duration such as 90s");
        add(DataSize.class, DataSize::toString, DataSize::read, "a size such as 64MiB");
        add(Instant.class, TimeText::write, TimeText::read, "a time such as 2026-01-31T12:00:00Z");
        addDeserializer(Object.class, new UntypedValues());
        add(Path.class, Path::toString, text -> Optional.of(Path.of(text)), "a path");
    }

    private <T> void add(Class<T> type, Function<T, String> write, Function<String, Optional<T>> read, String wanted) {
        addSerializer(type, new Writer<>(type, write));
        addDeserializer(type, new Reader<>(type, read, wanted));
    }

    /** Measured differences can be negative; authors' durations cannot. */
    private static Optional<Duration> duration(String text) {
        return text.startsWith("-")
                ? DurationText.read(text.substring(1)).map(Duration::negated)
                : DurationText.read(text);
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<T, String> write;

        Writer(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(write.apply(value));
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, Optional<T>> read;
        private final String wanted;

        Reader(Class<T> type, Function<String, Optional<T>> read, String wanted) {
            super(type);
            this.read = read;
            this.wanted = wanted;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "%s is written as a text", wanted);
            }
            String text = parser.getText();
            Optional<T> value = read.apply(text);
            if (value.isEmpty()) {
                return context.reportInputMismatch(this, "\"%s\" is not %s", text, wanted);
            }
            return value.get();
        }
    }
}
