package io.drillbook.runbooks.json;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Locale;

/** Names enum constants in lower case, unless the constant itself says otherwise with {@code @JsonProperty}. */
final class EnumWords extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass annotatedClass, Enum<?>[] constants, String[] names) {
        super.findEnumValues(config, annotatedClass, constants, names);
        for (int at = 0; at < constants.length; at++) {
            if (names[at] == null) {
                names[at] = constants[at].name().toLowerCase(Locale.ROOT);
            }
        }
        return names;
    }
}
