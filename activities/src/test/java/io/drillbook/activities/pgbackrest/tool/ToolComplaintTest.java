package io.drillbook.activities.pgbackrest.tool;

import static org.assertj.core.api.Assertions.assertThat;

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
}
