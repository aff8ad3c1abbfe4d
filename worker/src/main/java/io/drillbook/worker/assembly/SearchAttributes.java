package io.drillbook.worker.assembly;

import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.List;

/** An upsert of an attribute that is not registered would fail a run's task for ever, so a worker looks first. */
final class SearchAttributes {
    private static final List<String> NEEDED = List.of(
            "RunbookTarget", "RunbookKind", "RunbookEngine", "RunbookTrigger", "RunbookPhase", "RunbookOutcome");

    private SearchAttributes() {}

    static void check(WorkflowClient client, Settings settings) {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(client.getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults());
        ListSearchAttributesResponse known = operator.blockingStub()
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(settings.namespace())
                        .build());
        List<String> missing = NEEDED.stream()
                .filter(name -> !known.containsCustomAttributes(name))
                .toList();
        if (!missing.isEmpty()) {
            throw CommandException.serviceMissing(
                    "search-attributes-missing",
                    "the Temporal server at " + settings.temporal() + " lacks the search attributes "
                            + String.join(", ", missing),
                    "temporal operator search-attribute create --type Keyword --name " + missing.getFirst()
                            + " (and the others); server-config/ has the whole list");
        }
    }
}
