package io.drillbook.activities.assembly;

import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.evidence.RunLogs;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.activities.secret.SecretResolver;
import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.activities.step.ActionModules;
import io.drillbook.activities.step.ActionRunner;
import io.drillbook.activities.step.ConnectorsSource.ActConnectors;
import io.drillbook.activities.step.SystemModule;
import io.drillbook.runbooks.inventory.Inventory;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.ServiceLoader;

/** Lets a worker serve all actions and system activities on the class path. */
public final class Activities {
    private Activities() {}

    /** Call before the worker starts. */
    public static void register(Worker worker, ActionEnvironment environment) {
        runner(environment).register(worker);
    }

    /**
     * Connectors for a command outside any run; close them after it.
     *
     * @param target name of the target, as for a run
     */
    public static ActConnectors connectors(Inventory inventory, String target) {
        return new RealConnectors(new SecretResolver(inventory), new SecretCleaner(), target);
    }

    static ActionRunner runner(ActionEnvironment environment) {
        SecretResolver secrets = new SecretResolver(environment.inventory());
        List<SystemModule> systemModules = ServiceLoader.load(SystemModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new ActionRunner(
                ActionModules.load().values(),
                systemModules,
                environment,
                (cleaner, target) -> new RealConnectors(secrets, cleaner, target),
                new RunLogs(EvidencePlaces.of(environment.inventory(), environment.evidence(), environment.state())
                        .home()));
    }
}
