package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import java.util.List;

/** {@code sandbox.remove_table}: removes the schema that this run placed beside the original, and no other. */
public final class RemoveTable implements Action<RemoveTableInput, RemoveTableOutput> {
    @Override
    public RemoveTableOutput run(RemoveTableInput input, ActionContext context)
            throws ActionException, InterruptedException {
        NodeState primary =
                ClusterState.read(input.cluster(), context.connectors()).primary();
        try (ShellAccess shell = context.connectors().shell(primary.node().host())) {
            OwnSchema own = new OwnSchema(
                    Primary.of(shell, primary, context.effect().run()),
                    input.database().orElse(input.cluster().database()));
            boolean removed = own.remove();
            if (removed) {
                context.ran("DROP SCHEMA " + own.name() + " CASCADE");
            }
            return new RemoveTableOutput(removed);
        }
    }

    @Override
    public List<String> preview(RemoveTableInput input) {
        return List.of("DROP SCHEMA restored_(this run's mark) CASCADE   # if this run made it");
    }
}
