package io.drillbook.runbooks.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.List;

/**
 * An expression that was read.
 *
 * @param marks where each part is marked, by its id less one, in code points: at an operator, at the point before a
 *     field, at the bracket of a call, at the first character of anything else
 */
record SyntaxTree(String source, CelExpr root, List<Integer> marks) {
    SyntaxTree {
        marks = List.copyOf(marks);
    }

    int mark(CelExpr part) {
        return marks.get((int) part.id() - 1);
    }

    /** As CEL's runtime takes it. */
    CelAbstractSyntaxTree forCel() {
        CelSource.Builder described = CelSource.newBuilder(source);
        for (int at = 0; at < marks.size(); at++) {
            described.addPositions(at + 1L, marks.get(at));
        }
        return CelAbstractSyntaxTree.newParsedAst(root, described.build());
    }
}
