package io.drillbook.worker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.schema.RunbookSchema;
import io.drillbook.worker.exit.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of runbooks. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of runbooks, for completion and hover in editors.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Override
    public Integer call() throws JsonProcessingException {
        System.out.println(Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(RunbookSchema.of(ActionCatalog.load())));
        return ExitCode.PASSED;
    }
}
