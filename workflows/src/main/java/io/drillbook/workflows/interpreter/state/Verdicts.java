package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Measurement;
import java.util.List;

/** What the steps' outputs said, collected for the record in the order it was said. */
public record Verdicts(List<StepCheck> checks, List<Measurement> measurements, List<Finding> findings) {
    public static final Verdicts NONE = new Verdicts(List.of(), List.of(), List.of());

    public Verdicts {
        checks = List.copyOf(checks);
        measurements = List.copyOf(measurements);
        findings = List.copyOf(findings);
    }
}
