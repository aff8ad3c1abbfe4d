package io.drillbook.runbooks.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drillbook.runbooks.SampleActions;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.type.ValueType.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasurementSignatureTest {
    record Target(String name) {}

    record Begin(Target at, Duration every, long most) {}

    record Begun(String mark, Optional<String> note) {}

    record Look(String mark) {}

    record Live(long failed) {}

    record Judged(CheckResult check) {}

    record End(Target at, String mark, boolean cutShort, Optional<Long> most) {}

    record Waiting(Target at, String mark) {}

    record Noted(boolean cutShort, String note) {}

    record Other(boolean cutShort, String most) {}

    record Figures(long lost) {}

    record Stop(String begunBy) {}

    record Misread(long begunBy) {}

    private static final ActionSignature BEGIN = part("begin", Risk.R1, true, Begin.class, Begun.class);
    private static final ActionSignature LOOK = part("look", Risk.R0, false, Look.class, Live.class);
    private static final ActionSignature END = part("end", Risk.R1, true, End.class, Figures.class);
    private static final ActionSignature STOP = part("stop", Risk.R1, false, Stop.class, Figures.class);

    @Test
    void theAuthorIsAskedForWhatTheScopeAndTheBeginningDoNotGive() {
        MeasurementSignature sample =
                SampleActions.CATALOG.measurement("sample.failover").orElseThrow();
        assertThat(sample.askedBefore()).extracting(Field::name).containsExactly("steady");
        assertThat(sample.askedAfter()).extracting(Field::name).containsExactly("decided_at", "stable");
    }

    @Test
    void whatTwoPartsAskForIsGivenOnceAndNeededWhenOneNeedsIt() {
        MeasurementSignature signature = made(BEGIN, LOOK, END, STOP);
        assertThat(signature.askedBefore())
                .singleElement()
                .satisfies(most -> assertThat(most.optional()).isFalse());
        assertThat(signature.askedAfter()).isEmpty();
    }

    @Test
    void partsThatDoNotFitAreRefusedWithTheReason() {
        refused(part("begin", Risk.R1, true, Look.class, Begun.class), LOOK, END, STOP, "called at");
        refused(BEGIN, LOOK, part("end", Risk.R1, true, Waiting.class, Figures.class), STOP, "no input cut_short");
        refused(BEGIN, part("look", Risk.R1, false, Look.class, Live.class), END, STOP, "more than a short look");
        refused(BEGIN, part("look", Risk.R0, false, Look.class, Judged.class), END, STOP, "gives no verdicts");
        refused(BEGIN, LOOK, END, part("stop", Risk.R1, true, Stop.class, Figures.class), "longer than a minute");
        refused(BEGIN, LOOK, END, END, "two of its parts are one action");
        refused(BEGIN, LOOK, END, part("stop", Risk.R3, false, Stop.class, Figures.class), "destructive");
        refused(BEGIN, LOOK, END, part("stop", Risk.R1, false, Misread.class, Figures.class), "begun_by as whole");
        refused(BEGIN, LOOK, part("end", Risk.R1, true, Noted.class, Figures.class), STOP, "takes note as text");
        refused(BEGIN, LOOK, part("end", Risk.R1, true, Other.class, Figures.class), STOP, "as something else");
    }

    @Test
    void aMeasurementOfActionsThatAreNotThereIsRefused() {
        ActionCatalog catalog = ActionCatalog.of(List.of(BEGIN, LOOK, STOP)).with(List.of(measurement()));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> catalog.measurement("test.outage"))
                .withMessage("the measurement test.outage: there is no action test.end");
    }

    @Test
    void twoMeasurementsOfOneNameAreRefused() {
        ActionCatalog catalog = ActionCatalog.of(List.of(BEGIN, LOOK, END, STOP));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> catalog.with(List.of(measurement(), measurement())))
                .withMessageStartingWith("two measurements are called test.outage");
    }

    @Test
    void theReferenceSaysWhatItIsMadeOfAndWhatItAsksFor() {
        assertThat(ActionReference.markdown(SampleActions.CATALOG))
                .contains("""
                # Measurements

                ## sample.failover

                How long writes failed, and how many were lost. Made of `sample.begin_failover`, `sample.look_failover`,""")
                .contains("| `steady` | duration | How long all must go well before the steps |")
                .contains("| `stable` | whole, may be absent | Writes in a row that make it stable again |");
    }

    private static Measurement measurement() {
        return new Measurement("test.outage", "How long", "at", "test.begin", "test.look", "test.end", "test.stop");
    }

    private static MeasurementSignature made(
            ActionSignature begin, ActionSignature look, ActionSignature end, ActionSignature stop) {
        return new MeasurementSignature(measurement(), begin, look, end, stop);
    }

    private static void refused(
            ActionSignature begin, ActionSignature look, ActionSignature end, ActionSignature stop, String why) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> made(begin, look, end, stop))
                .withMessageStartingWith("the measurement test.outage: ")
                .withMessageContaining(why);
    }

    private static ActionSignature part(
            String name, Risk risk, boolean lasting, Class<? extends Record> input, Class<? extends Record> output) {
        return ActionSignatures.of("test." + name, "Part", risk, "Finds it", lasting, input, output);
    }
}
