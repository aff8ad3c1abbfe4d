package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Refused;

/** Words for nodes of the wrong shape and for texts too long to show. */
final class Shapes {
    private static final int LONGEST_SHOWN = 60;

    private Shapes() {}

    /** Says what a node should have been, unless it has its problem already. */
    static void wrong(YamlNode node, String wanted, ProblemList problems) {
        if (!(node instanceof Refused)) {
            problems.error("wrong-shape", node.position(), wanted + ", not " + node.describe());
        }
    }

    static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
}
