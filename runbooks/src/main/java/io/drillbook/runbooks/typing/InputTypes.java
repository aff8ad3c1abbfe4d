package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.RecordShapes;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.Sandbox;
import io.drillbook.runbooks.inventory.Store;
import io.drillbook.runbooks.type.ValueType;
import java.util.List;

/** The types that inputs name by a word. */
final class InputTypes {
    private InputTypes() {}

    /** @param oneOf for {@code text} only */
    static ValueType of(String word, List<String> oneOf) {
        return switch (word) {
            case "text" -> new ValueType.Text(oneOf);
            case "whole" -> ValueType.WHOLE;
            case "number" -> ValueType.NUMBER;
            case "truth" -> ValueType.TRUTH;
            case "duration" -> ValueType.DURATION;
            case "size" -> ValueType.SIZE;
            case "time" -> ValueType.TIME;
            case "secret" -> ValueType.SECRET;
            case "cluster" -> RecordShapes.bare(Cluster.class);
            case "sandbox" -> RecordShapes.bare(Sandbox.class);
            case "store" -> RecordShapes.bare(Store.class);
            case "host" -> RecordShapes.bare(Host.class);
            default -> throw new IllegalArgumentException("no input type is called " + word);
        };
    }
}
