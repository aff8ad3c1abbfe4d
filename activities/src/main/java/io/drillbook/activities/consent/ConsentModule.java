package io.drillbook.activities.consent;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.activities.step.ActionPreviews;
import io.drillbook.activities.step.SystemActivity;
import io.drillbook.activities.step.SystemModule;
import io.drillbook.runbooks.call.PreviewAsk;
import io.drillbook.runbooks.call.PreviewLines;
import io.drillbook.runbooks.call.SignatureCheck;
import io.drillbook.runbooks.call.SystemAction;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The acts around what people consent to. */
public final class ConsentModule implements SystemModule {
    @Override
    public List<SystemActivity<?, ?>> activities(ActionEnvironment environment) {
        SignatureChecks checks = new SignatureChecks(environment.inventory(), new SshKeygen());
        ActionPreviews previews = new ActionPreviews(environment);
        return List.of(
                new SystemActivity<>(
                        SystemAction.CHECK_SIGNATURES, SignatureCheck.class, (check, context) -> checks.of(check)),
                new SystemActivity<>(SystemAction.PREVIEW, PreviewAsk.class, (ask, context) -> lines(previews, ask)));
    }

    private static PreviewLines lines(ActionPreviews previews, PreviewAsk ask) throws ActionException {
        SortedMap<String, List<String>> commands = new TreeMap<>();
        for (PreviewAsk.Act act : ask.acts()) {
            commands.put(act.path(), previews.lines(act.action(), act.input()));
        }
        return new PreviewLines(commands);
    }
}
