package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.LiteralHint;
import io.drillbook.runbooks.type.TimeText;
import io.drillbook.runbooks.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls: operators go on to their own rules, functions are looked up in the table. */
final class CallRules {
    private final TypeWalk walk;
    private final SelectRules selects;
    private final OperatorRules operators;
    private final LoopRules loops;
    private final OptionalRules optionals;

    CallRules(TypeWalk walk) {
        this.walk = walk;
        this.selects = new SelectRules(walk);
        this.operators = new OperatorRules(walk);
        this.loops = new LoopRules(walk);
        this.optionals = new OptionalRules(walk);
    }

    Shape visit(CelExpr call, Set<String> present) {
        String name = call.call().function();
        if (Operators.symbol(name).isPresent()) {
            return operators.binary(call, present);
        }
        boolean member = call.call().target().isPresent();
        return switch (name) {
            case "_?._" -> selects.optionalField(call, present);
            case "_[_]" -> selects.index(call, present, false);
            case "_[?_]" -> selects.index(call, present, true);
            case "_&&_", "_||_" -> operators.logical(call, present);
            case "_?_:_" -> operators.choice(call, present);
            case "!_", "-_" -> operators.unary(call, present);
            case "@in" -> operators.in(call, present);
            case "has" -> member ? function(call, present) : selects.has(call, present);
            case "all", "exists", "exists_one", "map", "filter" ->
                member ? loops.visit(call, present) : function(call, present);
            case "orValue", "or", "hasValue" -> member ? optionals.visit(call, present) : function(call, present);
            default -> function(call, present);
        };
    }

    private Shape function(CelExpr call, Set<String> present) {
        String name = call.call().function();
        if (!Functions.names().contains(name)) {
            return unknown(call, name);
        }
        Optional<ValueType> receiver = Optional.empty();
        boolean broken = false;
        if (call.call().target().isPresent()) {
            receiver = walk.value(call.call().target().get(), present);
            broken = receiver.isEmpty();
        }
        List<ValueType> arguments = new ArrayList<>();
        for (CelExpr argument : call.call().args()) {
            Optional<ValueType> type = walk.value(argument, present);
            type.ifPresent(arguments::add);
            broken |= type.isEmpty();
        }
        if (broken) {
            return Shape.BROKEN;
        }
        Optional<Functions.Function> found = Functions.find(name, receiver, arguments);
        if (found.isEmpty()) {
            return misfit(call, receiver, arguments);
        }
        return literalIsRead(call, name) ? new Shape.Present(found.get().result()) : Shape.BROKEN;
    }

    private Shape unknown(CelExpr call, String name) {
        Optional<String> why = Functions.whyForbidden(name);
        walk.report(
                why.isPresent() ? "forbidden-function" : "unknown-function",
                walk.places().function(call),
                why.isPresent()
                        ? "\"" + name + "\" is not part of the language"
                        : "there is no function \"" + name + "\"",
                why.or(() -> name.equals("not")
                        ? Optional.of("write ! for not")
                        : NearestName.hint(name, Functions.names())));
        return Shape.BROKEN;
    }

    private Shape misfit(CelExpr call, Optional<ValueType> receiver, List<ValueType> arguments) {
        String name = call.call().function();
        if (name.startsWith("get") && !arguments.isEmpty()) {
            walk.report(
                    "forbidden-function",
                    walk.places().function(call),
                    "\"" + name + "\" takes no time zone: zones change between machines",
                    Optional.of("times are in UTC; add or subtract a duration"));
            return Shape.BROKEN;
        }
        String given = arguments.stream().map(Types::describe).collect(Collectors.joining(", "));
        String forms = Functions.forms(name);
        walk.report(
                "type-mismatch",
                walk.places().function(call),
                given.isEmpty()
                        ? "\"" + name + "\" is called without an argument"
                        : "\"" + name + "\" does not fit "
                                + receiver.map(type -> Types.describe(type) + " with ")
                                        .orElse("")
                                + given,
                forms.isEmpty() ? Optional.empty() : Optional.of("it is written " + forms));
        return Shape.BROKEN;
    }

    /** A fixed text that is read as something else is read now, so that its slip shows before any run. */
    private boolean literalIsRead(CelExpr call, String name) {
        List<CelExpr> arguments = call.call().args();
        if (arguments.isEmpty()
                || arguments.get(0).exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || arguments.get(0).constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return true;
        }
        String text = arguments.get(0).constant().stringValue();
        Optional<String> refusal = switch (name) {
            case "duration" -> refusal(DurationText.read(text), "a duration such as 1h30m, 90s or 250ms");
            case "bytes_of" -> refusal(DataSize.read(text), "a size such as 64MiB or 512B");
            case "timestamp" -> refusal(TimeText.read(text), "a time such as 2026-01-31T12:00:00Z");
            case "matches" -> Patterns.refusal(text);
            default -> Optional.empty();
        };
        refusal.ifPresent(wanted -> walk.report(
                "bad-literal",
                walk.places().start(arguments.get(0)),
                "\"" + text + "\" is not " + wanted,
                switch (name) {
                    case "duration" -> LiteralHint.of(ValueType.DURATION, text);
                    case "bytes_of" -> LiteralHint.of(ValueType.SIZE, text);
                    default -> Optional.empty();
                }));
        return refusal.isEmpty();
    }

    private static Optional<String> refusal(Optional<?> read, String wanted) {
        return read.isPresent() ? Optional.empty() : Optional.of(wanted);
    }
}
