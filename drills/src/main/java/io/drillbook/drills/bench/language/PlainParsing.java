package io.drillbook.drills.bench.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelOptionalLibrary;
import dev.cel.parser.CelStandardMacro;
import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.source.SourceText;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The same bytes and the same expressions, read by the libraries alone: no positions kept, no type of ours, no plan. */
final class PlainParsing {
    private final String text;
    private final List<String> sources;
    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(CelOptions.current().enableOptionalSyntax(true).build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelOptionalLibrary.INSTANCE)
            .addVar("inputs", SimpleType.DYN)
            .addVar("steps", SimpleType.DYN)
            .addVar("run", SimpleType.DYN)
            .addVar("objectives", SimpleType.DYN)
            .build();

    private PlainParsing(String text, List<String> sources) {
        this.text = text;
        this.sources = List.copyOf(sources);
    }

    static PlainParsing of(SourceText source, ActionCatalog catalog) {
        Definition definition =
                RunbookCompiler.compile(source, catalog).definition().orElseThrow();
        List<String> found = new ArrayList<>();
        collect(Json.mapper().valueToTree(definition), found);
        return new PlainParsing(source.text(), found);
    }

    private static void collect(JsonNode node, List<String> found) {
        for (String key : List.of("expression", "when", "that")) {
            JsonNode value = node.path(key);
            if (value.isTextual()) {
                found.add(value.asText());
            }
        }
        node.forEach(child -> collect(child, found));
    }

    /** How many expressions there are. */
    int expressions() {
        return sources.size();
    }

    /** What the libraries make of it, so that no virtual machine leaves the work out. */
    List<Object> parse() {
        List<Object> made = new ArrayList<>();
        made.add(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        for (String source : sources) {
            try {
                made.add(compiler.compile(source).getAst());
            } catch (CelValidationException refused) {
                throw new IllegalStateException("CEL alone refuses " + source, refused);
            }
        }
        return made;
    }
}
