package io.drillbook.runbooks.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the parts of a tree: numbers them and remembers where they are marked. */
final class TreeBuilder {
    private final String source;
    private final boolean oneUnitEach;
    private final List<Integer> marks = new ArrayList<>();

    TreeBuilder(String source) {
        this.source = source;
        this.oneUnitEach = source.codePointCount(0, source.length()) == source.length();
    }

    SyntaxTree tree(CelExpr root) {
        return new SyntaxTree(source, root, marks);
    }

    /** @param index into the source, as all of these */
    CelExpr name(int index, String name) {
        return CelExpr.ofIdent(id(index), name);
    }

    CelExpr constant(int index, CelConstant constant) {
        return CelExpr.ofConstant(id(index), constant);
    }

    CelExpr field(int index, CelExpr of, String field) {
        return CelExpr.ofSelect(id(index), of, field, false);
    }

    /** {@code has(of.field)}. */
    CelExpr hasField(int index, CelExpr of, String field) {
        return CelExpr.ofSelect(id(index), of, field, true);
    }

    CelExpr call(int index, String function, CelExpr... arguments) {
        return CelExpr.ofCall(id(index), Optional.empty(), function, ImmutableList.copyOf(arguments));
    }

    CelExpr call(int index, Optional<CelExpr> target, String function, List<CelExpr> arguments) {
        return CelExpr.ofCall(id(index), target, function, ImmutableList.copyOf(arguments));
    }

    CelExpr list(int index, List<CelExpr> items, List<Integer> optional) {
        return CelExpr.ofList(id(index), ImmutableList.copyOf(items), ImmutableList.copyOf(optional));
    }

    /** A map or record, which the language does not have: its entries are of no use to anyone. */
    CelExpr map(int index) {
        return CelExpr.ofMap(id(index), ImmutableList.of());
    }

    /**
     * A chain of one operator as a flat tree: its order does not matter, and a long one must not be deep.
     *
     * @param at where the operators stand, one fewer than terms
     */
    CelExpr balanced(String function, List<CelExpr> terms, List<Integer> at) {
        int middle = at.size() / 2;
        return call(
                at.get(middle),
                function,
                half(function, terms.subList(0, middle + 1), at.subList(0, middle)),
                half(function, terms.subList(middle + 1, terms.size()), at.subList(middle + 1, at.size())));
    }

    private CelExpr half(String function, List<CelExpr> terms, List<Integer> at) {
        return at.isEmpty() ? terms.getFirst() : balanced(function, terms, at);
    }

    /** A loop over {@code range} that gathers into {@link Macros#GATHERED}. */
    CelExpr loop(int index, String item, CelExpr range, CelExpr begin, CelExpr goOn, CelExpr step, CelExpr result) {
        return CelExpr.ofComprehension(id(index), item, range, Macros.GATHERED, begin, goOn, step, result);
    }

    private long id(int index) {
        marks.add(oneUnitEach ? index : source.codePointCount(0, index));
        return marks.size();
    }
}
