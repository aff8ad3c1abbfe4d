package io.drillbook.runbooks.yaml;

import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * What could be read of a text.
 *
 * @param root absent when the text is empty, too large or no YAML at all; then there is a problem
 * @param problems in the order of their positions
 */
public record YamlDocument(SourceText source, Optional<YamlNode> root, List<Problem> problems) {
    public YamlDocument {
        problems = List.copyOf(problems);
    }
}
