package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import java.util.List;

/** {@code sandbox.remove_database}: removes the database that this run placed beside the original, and no other. */
public final class RemoveDatabase implements Action<RemoveDatabaseInput, RemoveDatabaseOutput> {
    @Override
    public RemoveDatabaseOutput run(RemoveDatabaseInput input, ActionContext context)
            throws ActionException, InterruptedException {
        OwnDatabase own = new OwnDatabase(Primary.of(
                ClusterState.read(input.cluster(), context.connectors()).primary(), context));
        boolean removed = own.remove();
        if (removed) {
            context.ran("DROP DATABASE " + own.name() + " WITH (FORCE)");
        }
        return new RemoveDatabaseOutput(removed);
    }

    @Override
    public List<String> preview(RemoveDatabaseInput input) {
        return List.of("DROP DATABASE restored_(this run's mark) WITH (FORCE)   # if this run made it");
    }
}
