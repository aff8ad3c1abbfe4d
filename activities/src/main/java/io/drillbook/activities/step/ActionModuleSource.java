package io.drillbook.activities.step;

import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.action.ActionSource;
import java.util.ArrayList;
import java.util.List;

/** Tells the compiler the signatures of all {@link ActionModule}s. */
public final class ActionModuleSource implements ActionSource {
    @Override
    public List<ActionSignature> signatures() {
        List<ActionSignature> signatures = new ArrayList<>();
        ActionModules.load().values().forEach(definition -> signatures.add(signature(definition)));
        return List.copyOf(signatures);
    }

    static ActionSignature signature(ActionDefinition<?, ?> definition) {
        return ActionSignatures.of(
                definition.name(),
                definition.about(),
                definition.risk(),
                definition.idempotence(),
                definition.lasting(),
                definition.input(),
                definition.output());
    }
}
