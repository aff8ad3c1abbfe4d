package io.drillbook.runbooks.expression;

import static io.drillbook.runbooks.type.ValueType.DURATION;
import static io.drillbook.runbooks.type.ValueType.NUMBER;
import static io.drillbook.runbooks.type.ValueType.SIZE;
import static io.drillbook.runbooks.type.ValueType.TEXT;
import static io.drillbook.runbooks.type.ValueType.TIME;
import static io.drillbook.runbooks.type.ValueType.TRUTH;
import static io.drillbook.runbooks.type.ValueType.WHOLE;

import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.ListOf;
import io.drillbook.runbooks.type.ValueType.MapOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of functions: a closed list, so that whatever passes the checker can be evaluated the same everywhere. */
final class Functions {
    /** Stands for a list of anything. */
    private static final ValueType ANY_LIST = new ListOf(TEXT);

    /** Stands for a map of anything. */
    private static final ValueType ANY_MAP = new MapOf(TEXT);

    private static final List<Function> TABLE = table();

    private Functions() {}

    /**
     * A function.
     *
     * @param receiver what stands before the point, for functions that are called that way
     */
    record Function(String name, Optional<ValueType> receiver, List<ValueType> arguments, ValueType result) {
        /** As an author writes it: {@code text.contains(text)}. */
        String form() {
            String list = arguments.stream().map(Functions::word).collect(Collectors.joining(", "));
            return receiver.map(before -> word(before) + ".").orElse("") + name + "(" + list + ")";
        }
    }

    /** The function for these types. */
    static Optional<Function> find(String name, Optional<ValueType> receiver, List<ValueType> arguments) {
        return TABLE.stream()
                .filter(function -> function.name.equals(name)
                        && function.receiver.isPresent() == receiver.isPresent()
                        && function.arguments.size() == arguments.size()
                        && function.receiver
                                .map(wanted -> accepts(wanted, receiver.orElseThrow()))
                                .orElse(true)
                        && acceptsAll(function.arguments, arguments))
                .findFirst();
    }

    /** How a name can be called; empty for a name that is no function of ours. */
    static String forms(String name) {
        return TABLE.stream()
                .filter(function -> function.name.equals(name))
                .map(Function::form)
                .collect(Collectors.joining(", "));
    }

    static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        TABLE.forEach(function -> names.add(function.name));
        Collections.addAll(names, "has", "orValue", "or", "hasValue", "all", "exists", "exists_one", "map", "filter");
        return names;
    }

    /** Why a function of CEL is not ours; empty for other names. */
    static Optional<String> whyForbidden(String name) {
        return switch (name) {
            case "value" -> Optional.of("it fails when nothing is there; use orValue(...)");
            case "of", "none", "ofNonZeroValue", "optMap", "optFlatMap" ->
                Optional.of("use .? and orValue(...) for what may be absent");
            case "now", "uuid", "random", "rand" ->
                Optional.of("a value must be the same whenever it is computed; let an action give it");
            case "dyn", "type" -> Optional.of("every value has its type already");
            case "uint", "bytes", "bool" -> Optional.of("the language has no such values");
            default -> Optional.empty();
        };
    }

    private static boolean acceptsAll(List<ValueType> wanted, List<ValueType> given) {
        for (int at = 0; at < wanted.size(); at++) {
            if (!accepts(wanted.get(at), given.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean accepts(ValueType wanted, ValueType given) {
        return switch (wanted) {
            case ListOf any -> given instanceof ListOf;
            case MapOf any -> given instanceof MapOf;
            default -> Types.same(wanted, given);
        };
    }

    private static String word(ValueType type) {
        return switch (type) {
            case ListOf any -> "list";
            case MapOf any -> "map";
            default -> type.display();
        };
    }

    private static List<Function> table() {
        List<Function> table = new ArrayList<>();
        table.add(global("duration", DURATION, TEXT));
        table.add(global("bytes_of", SIZE, TEXT));
        table.add(global("timestamp", TIME, TEXT));
        for (ValueType from : List.of(TEXT, WHOLE, NUMBER, TRUTH, DURATION, SIZE, TIME)) {
            table.add(global("string", TEXT, from));
        }
        for (ValueType from : List.of(WHOLE, NUMBER, TEXT)) {
            table.add(global("int", WHOLE, from));
            table.add(global("double", NUMBER, from));
        }
        for (ValueType of : List.of(TEXT, ANY_LIST, ANY_MAP)) {
            table.add(global("size", WHOLE, of));
            table.add(member("size", WHOLE, of));
        }
        for (String test : List.of("contains", "startsWith", "endsWith", "matches")) {
            table.add(member(test, TRUTH, TEXT, TEXT));
        }
        for (String part : List.of(
                "getFullYear",
                "getMonth",
                "getDate",
                "getDayOfMonth",
                "getDayOfWeek",
                "getDayOfYear",
                "getHours",
                "getMinutes",
                "getSeconds",
                "getMilliseconds")) {
            table.add(member(part, WHOLE, TIME));
        }
        return List.copyOf(table);
    }

    private static Function global(String name, ValueType result, ValueType argument) {
        return new Function(name, Optional.empty(), List.of(argument), result);
    }

    private static Function member(String name, ValueType result, ValueType receiver, ValueType... arguments) {
        return new Function(name, Optional.of(receiver), List.of(arguments), result);
    }
}
