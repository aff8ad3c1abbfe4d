package io.drillbook.worker.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunEndingTest {
    @Test
    void aRunThatGoesOnHasNoEnding() {
        assertThat(ending(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING, true))
                .isEmpty();
        assertThat(ending(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW, true))
                .isEmpty();
    }

    @Test
    void aTerminatedRunIsCalledSo() {
        assertThat(ending(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED, true))
                .contains("terminated");
        assertThat(ending(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT, true))
                .contains("timed_out");
    }

    @Test
    void aRunThatClaimsToHaveEndedWellWithoutARecordIsLost() {
        assertThat(ending(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, true))
                .contains("lost");
    }

    @Test
    void aRunWithoutItsFirstActNeverBegan() {
        assertThat(ending(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED, false))
                .contains("never_begun");
    }

    private static Optional<String> ending(WorkflowExecutionStatus status, boolean begun) {
        return RunEnding.of(status, Optional.empty(), begun).map(RunEnding::outcome);
    }
}
