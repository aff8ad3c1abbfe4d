package io.drillbook.runbooks.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.drillbook.runbooks.expression.ExpressionParser.Slip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CEL's grammar: a method for each rule, from the loosest binding to the tightest. */
final class Grammar {
    /** Deepest nesting that is followed; a sum of as many parts is as deep. */
    private static final int DEEPEST = 100;

    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=", "in");
    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "%");

    private final Words words;
    private final TreeBuilder parts;
    private final Optional<Macros> macros;
    private int depth;

    /** @param written whether macros stay the calls they are written as */
    Grammar(String source, TreeBuilder parts, boolean written) {
        this.words = new Words(source);
        this.parts = parts;
        this.macros = written ? Optional.empty() : Optional.of(new Macros(parts));
    }

    /** @throws Slip at the first word that does not fit */
    CelExpr whole() {
        CelExpr expression = expression();
        words.end();
        return expression;
    }

    private CelExpr expression() {
        deeper();
        CelExpr expression = either();
        if (words.is("?")) {
            int at = words.take().start();
            CelExpr then = either();
            words.expect(":");
            expression = parts.call(at, "_?_:_", expression, then, expression());
        }
        depth--;
        return expression;
    }

    private CelExpr either() {
        List<CelExpr> terms = new ArrayList<>(List.of(both()));
        List<Integer> at = new ArrayList<>();
        while (words.is("||")) {
            at.add(words.take().start());
            terms.add(both());
        }
        return at.isEmpty() ? terms.getFirst() : parts.balanced("_||_", terms, at);
    }

    private CelExpr both() {
        List<CelExpr> terms = new ArrayList<>(List.of(comparison()));
        List<Integer> at = new ArrayList<>();
        while (words.is("&&")) {
            at.add(words.take().start());
            terms.add(comparison());
        }
        return at.isEmpty() ? terms.getFirst() : parts.balanced("_&&_", terms, at);
    }

    private CelExpr comparison() {
        int before = depth;
        CelExpr left = sum();
        while (words.isOneOf(COMPARISONS)) {
            deeper();
            Token operator = words.take();
            left = parts.call(operator.start(), function(operator.text()), left, sum());
        }
        depth = before;
        return left;
    }

    private CelExpr sum() {
        int before = depth;
        CelExpr left = product();
        while (words.isOneOf(SUMS)) {
            deeper();
            Token operator = words.take();
            left = parts.call(operator.start(), function(operator.text()), left, product());
        }
        depth = before;
        return left;
    }

    private CelExpr product() {
        int before = depth;
        CelExpr left = unary();
        while (words.isOneOf(PRODUCTS)) {
            deeper();
            Token operator = words.take();
            left = parts.call(operator.start(), function(operator.text()), left, unary());
        }
        depth = before;
        return left;
    }

    private static String function(String operator) {
        return operator.equals("in") ? "@in" : "_" + operator + "_";
    }

    /** Two of the same sign undo each other; one before a number belongs to the number. */
    private CelExpr unary() {
        if (!words.is("!") && (!words.is("-") || words.isSignOfNumber())) {
            return member();
        }
        Token first = words.take();
        int count = 1;
        while (words.is(first.text())) {
            words.take();
            count++;
        }
        CelExpr operand = member();
        return count % 2 == 0 ? operand : parts.call(first.start(), first.text() + "_", operand);
    }

    private CelExpr member() {
        int before = depth;
        int start = words.now().start();
        CelExpr member = primary();
        while (words.is(".") || words.is("[") || (words.is("{") && Paths.isNames(member))) {
            deeper();
            member = switch (words.now().text()) {
                case "." -> afterPoint(start, member);
                case "[" -> item(member);
                default -> entries();
            };
        }
        depth = before;
        return member;
    }

    private CelExpr item(CelExpr of) {
        int at = words.take().start();
        String function = words.takeIf("?") ? "_[?_]" : "_[_]";
        CelExpr key = expression();
        words.expect("]");
        return parts.call(at, function, of, key);
    }

    private CelExpr afterPoint(int start, CelExpr of) {
        int at = words.take().start();
        if (words.takeIf("?")) {
            String name = words.name().text();
            return parts.call(at, "_?._", of, parts.constant(start, CelConstant.ofValue(name)));
        }
        String name = words.name().text();
        return words.is("(") ? call(Optional.of(of), name) : parts.field(at, of, name);
    }

    private CelExpr call(Optional<CelExpr> target, String function) {
        int at = words.take().start();
        List<CelExpr> arguments = new ArrayList<>();
        if (!words.is(")")) {
            do {
                arguments.add(expression());
            } while (words.takeIf(","));
        }
        words.expect(")");
        return macros.flatMap(each -> each.expand(at, target, function, arguments))
                .orElseGet(() -> parts.call(at, target, function, arguments));
    }

    private CelExpr primary() {
        Token now = words.now();
        return switch (now.kind()) {
            case NAME -> named("");
            case SIGN ->
                switch (now.text()) {
                    case "." -> {
                        words.take();
                        yield named(".");
                    }
                    case "(" -> {
                        words.take();
                        CelExpr inner = expression();
                        words.expect(")");
                        yield inner;
                    }
                    case "[" -> list();
                    case "{" -> entries();
                    case "-" -> literal();
                    default -> throw words.unexpected();
                };
            case UNREADABLE, END -> throw words.unexpected();
            default -> literal();
        };
    }

    private CelExpr named(String before) {
        Token name = words.freeName();
        return words.is("(")
                ? call(Optional.empty(), before + name.text())
                : parts.name(name.start(), before + name.text());
    }

    private CelExpr literal() {
        boolean negative = words.isSignOfNumber();
        if (negative) {
            words.take();
        }
        Token written = words.now();
        CelConstant constant = Literals.of(negative ? "-" : "", written).orElseThrow(() -> words.refused(written));
        words.take();
        return parts.constant(written.start(), constant);
    }

    private CelExpr list() {
        int at = words.take().start();
        List<CelExpr> items = new ArrayList<>();
        List<Integer> optional = new ArrayList<>();
        while (!words.is("]") && !words.is(",")) {
            if (words.takeIf("?")) {
                optional.add(items.size());
            }
            items.add(expression());
            if (!words.is(",") || words.isBefore("]")) {
                break;
            }
            words.take();
        }
        words.takeIf(",");
        words.expect("]");
        return parts.list(at, items, optional);
    }

    /** A map or a record: read to its end, so that it can be refused as what it is. */
    private CelExpr entries() {
        int at = words.take().start();
        while (!words.is("}") && !words.is(",")) {
            words.takeIf("?");
            expression();
            words.expect(":");
            expression();
            if (!words.is(",") || words.isBefore("}")) {
                break;
            }
            words.take();
        }
        words.takeIf(",");
        words.expect("}");
        return parts.map(at);
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new Slip(ExpressionParser.tooDeep(0));
        }
    }
}
