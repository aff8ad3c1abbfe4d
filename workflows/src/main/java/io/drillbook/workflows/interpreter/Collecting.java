package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.workflows.interpreter.state.StepCheck;
import io.drillbook.workflows.interpreter.state.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds checks, measurements and findings in the outputs of steps, by the names of their types. */
final class Collecting {
    private final String path;
    private final List<StepCheck> checks;
    private final List<Measurement> measurements;
    private final List<Finding> findings;

    private Collecting(String path, Verdicts known) {
        this.path = path;
        this.checks = new ArrayList<>(known.checks());
        this.measurements = new ArrayList<>(known.measurements());
        this.findings = new ArrayList<>(known.findings());
    }

    /**
     * What was known, and what the output adds, in the order of the type's fields.
     *
     * @param path of the step that gave the output
     */
    static Verdicts add(Verdicts known, String path, ValueType type, Object output) {
        Collecting collecting = new Collecting(path, known);
        collecting.visit(type, output);
        return new Verdicts(collecting.checks, collecting.measurements, collecting.findings);
    }

    private void visit(ValueType type, Object value) {
        switch (type) {
            case ValueType.RecordOf shape -> record(shape, (Map<?, ?>) value);
            case ValueType.ListOf list -> ((List<?>) value).forEach(element -> visit(list.element(), element));
            case ValueType.MapOf map -> ((Map<?, ?>) value).values().forEach(element -> visit(map.value(), element));
            case ValueType.Text text -> {}
            case ValueType.Whole whole -> {}
            case ValueType.Decimal decimal -> {}
            case ValueType.Truth truth -> {}
            case ValueType.DurationType duration -> {}
            case ValueType.SizeType size -> {}
            case ValueType.TimeType time -> {}
            case ValueType.SecretType secret -> {}
        }
    }

    private void record(ValueType.RecordOf shape, Map<?, ?> value) {
        switch (shape.name()) {
            case "check_result" ->
                checks.add(new StepCheck(path, Json.mapper().convertValue(value, CheckResult.class)));
            case "measurement" -> measurements.add(Json.mapper().convertValue(value, Measurement.class));
            case "finding" -> findings.add(Json.mapper().convertValue(value, Finding.class));
            default -> {
                for (ValueType.Field field : shape.fields()) {
                    Object inner = value.get(field.name());
                    if (inner != null) {
                        visit(field.type(), inner);
                    }
                }
            }
        }
    }
}
