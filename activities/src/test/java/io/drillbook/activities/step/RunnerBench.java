package io.drillbook.activities.step;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.connector.SqlEndpoint;
import io.drillbook.activities.host.JobLog;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.activities.step.ConnectorsSource.ActConnectors;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.Store;
import io.drillbook.runbooks.json.Json;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A runner with its activities, in this process, with one secret and no systems to reach. */
final class RunnerBench implements AutoCloseable {
    static final String SECRET = "open-sesame";

    private static final DataConverter CONVERTER = DefaultDataConverter.newDefaultInstance()
            .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(Json.mapper()));

    /** What the jobs of every act are said to have printed. */
    final List<JobLog> logs = new ArrayList<>();

    /** What was stored of it, in the place of a ledger. */
    final List<String> stored = new ArrayList<>();

    private final TestActivityEnvironment activities;
    // Never connects: it stands for the client that a worker hands out.
    private final WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1").build());

    RunnerBench(List<ActionDefinition<?, ?>> definitions, SystemModule module) {
        activities = TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(CONVERTER)
                        .build())
                .build());
        ActionEnvironment environment = new ActionEnvironment(
                new Inventory(
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()),
                Path.of("unused"),
                Path.of("unused"),
                WorkflowClient.newInstance(stubs));
        activities.registerActivitiesImplementations(new ActionRunner(
                definitions,
                List.of(module),
                environment,
                (cleaner, target) -> new OneSecret(cleaner, logs),
                (run, text) -> {
                    stored.add(text);
                    return Optional.of("logs/" + stored.size() + ".log");
                }));
    }

    <T> T stub(Class<T> type) {
        return activities.newActivityStub(type);
    }

    static ActionCall call(String action, String signature, Map<String, Object> input) {
        return new ActionCall(
                new EffectIdentity(new RunIdentity("run", "first"), "steps/one", ""),
                action,
                signature,
                "a step",
                new TreeMap<>(input),
                Optional.empty(),
                new RunFacts("test.runbook", "drill", "orders", "lab", "d", "p", "2026-01-01T00:00:00Z"));
    }

    @Override
    public void close() {
        activities.close();
        stubs.shutdownNow();
    }

    private record OneSecret(SecretCleaner cleaner, List<JobLog> logs) implements ActConnectors {
        @Override
        public String secret(SecretReference reference) {
            cleaner.remember("canary", SECRET);
            return SECRET;
        }

        @Override
        public ShellAccess shell(Host host) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SqlAccess sql(SqlEndpoint endpoint) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ObjectAccess objects(Store store) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cut() {}

        @Override
        public void close() {}
    }
}
