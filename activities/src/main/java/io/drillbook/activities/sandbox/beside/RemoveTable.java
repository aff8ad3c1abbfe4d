package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import java.util.List;

/** {@code sandbox.remove_table}: removes the schema that this run placed beside the original, and no other. */
public final class RemoveTable implements Action<RemoveTableInput, RemoveTableOutput> {
    @Override
    public RemoveTableOutput run(RemoveTableInput input, ActionContext context)
            throws ActionException, InterruptedException {
        Primary primary = Primary.of(
                ClusterState.read(input.cluster(), context.connectors()).primary(), context);
        OwnSchema own =
                new OwnSchema(primary, input.database().orElse(input.cluster().database()));
        boolean removed = own.remove();
        if (removed) {
            context.ran("DROP SCHEMA " + own.name() + " CASCADE");
        }
        return new RemoveTableOutput(removed);
    }

    @Override
    public List<String> preview(RemoveTableInput input) {
        return List.of("DROP SCHEMA restored_(this run's mark) CASCADE   # if this run made it");
    }
}
