package io.drillbook.activities.pgbackrest.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import org.junit.jupiter.api.Test;

class ToolComplaintTest {
    @Test
    void aTruncatedObjectIsCalledTruncated() {
        assertThat(ToolComplaint.of("""
                WARN: something else
                ERROR: [039]: HTTP request failed with 416 (Requested Range Not Satisfiable):
                       <Error><Code>InvalidRange</Code></Error>
                restore took 1200 ms
                """)).contains("truncated").contains("ERROR: [039]");
    }

    @Test
    void aListThatCannotBeReadNamesThePassphrase() {
        String answer =
                "[{\"repo\":[{\"status\":{\"code\":99,\"message\":\"[FormatError] unable to load info file 'x':\\nW\u0001\"}}]}]";
        assertThat(ToolComplaint.of(InfoText.trouble(answer)))
                .contains("passphrase")
                .contains("unable to load info file 'x'");
    }

    @Test
    void anAnswerWithoutTroubleHasNone() {
        assertThat(InfoText.trouble("[{\"repo\":[{\"status\":{\"code\":0,\"message\":\"ok\"}}]}]"))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownIsRepeatedAsItIs() {
        assertThat(ToolComplaint.of("first\nERROR: [122]: a thing nobody has seen\n"))
                .isEqualTo("ERROR: [122]: a thing nobody has seen");
        assertThat(ToolComplaint.of("")).isEqualTo("no output");
    }

    @Test
    void aStandbyThatDoesNotFollowIsWorthAnotherTry() {
        String late =
                "ERROR: [082]: timeout before standby checkpoint lsn reached 0/1E000028 - only reached 0/1B012490";
        assertThat(ToolComplaint.kind(late)).isEqualTo(FailureKind.BUSY);
        assertThat(ToolComplaint.of(late)).contains("did not reach").contains("only reached 0/1B012490");
    }

    @Test
    void onlyAStoreThatDoesNotAnswerIsWorthAnotherTry() {
        String connect = "ERROR: [049]: unable to connect to 's3:7070': [111] Connection refused";
        String silent = "[FileReadError] timeout after 8000ms waiting for read from '10.0.0.9:7070'";
        assertThat(ToolComplaint.kind(connect)).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(ToolComplaint.kind(silent)).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(ToolComplaint.kind("ERROR: [039]: HTTP request failed with 403 (Forbidden)"))
                .isEqualTo(FailureKind.REFUSED);
        assertThat(ToolComplaint.kind("ERROR: [028]: No space left on device")).isEqualTo(FailureKind.CHECK_FAILED);
    }

    @Test
    void aNumberInABackupsNameIsNoAnswerOfTheStore() {
        assertThat(ToolComplaint.of("ERROR: [055]: 20261121-140403F is of another kind"))
                .isEqualTo("ERROR: [055]: 20261121-140403F is of another kind");
    }
}
