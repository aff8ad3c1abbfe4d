package io.drillbook.runbooks.printed;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model without the places where it was written, and without the styles: what is left is what it says. */
final class Bare {
    private Bare() {}

    static Object of(Object value) {
        return switch (value) {
            case Scalar scalar -> scalar.text();
            case Located<?> located -> of(located.value());
            case Optional<?> optional -> optional.map(Bare::of);
            case List<?> list -> list.stream().map(Bare::of).toList();
            case Record model -> components(model);
            default -> value;
        };
    }

    private static Object components(Record model) {
        List<Object> all = new ArrayList<>();
        all.add(model.getClass().getSimpleName());
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            if (component.getType() != Position.class) {
                all.add(component.getName() + "=" + of(read(model, component)));
            }
        }
        return all;
    }

    private static Object read(Record model, RecordComponent component) {
        try {
            return component.getAccessor().invoke(model);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
