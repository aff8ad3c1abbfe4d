package io.drillbook.runbooks.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drillbook.runbooks.expression.TemplatePart.Hole;
import io.drillbook.runbooks.expression.TemplatePart.Text;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {
    @Test
    void textWithoutExpressionsIsOneText() {
        reads("drill passed", new Text("drill passed"));
        reads("cost $5 {a} }", new Text("cost $5 {a} }"));
        assertThat(TemplateReader.read("")).isEmpty();
    }

    @Test
    void oneExpressionAloneIsOneHole() {
        reads("${ inputs.cluster }", new Hole("inputs.cluster", 3));
        reads("${a}", new Hole("a", 2));
    }

    @Test
    void textAndExpressionsAlternate() {
        reads(
                "drill ${ run.outcome }, RTO ${steps.?outage.rto}",
                new Text("drill "),
                new Hole("run.outcome", 9),
                new Text(", RTO "),
                new Hole("steps.?outage.rto", 30));
    }

    @Test
    void doubledDollarIsALiteralOpening() {
        reads("echo $${HOME}", new Text("echo ${HOME}"));
        reads("$${a} ${ b }", new Text("${a} "), new Hole("b", 9));
        reads("$$${a}", new Text("$${a}"));
    }

    @Test
    void bracesInsideAreBalanced() {
        reads("${ {\"a\": {\"b\": 1}}.a }!", new Hole("{\"a\": {\"b\": 1}}.a", 3), new Text("!"));
    }

    @Test
    void bracesInTextsDoNotCount() {
        reads("${ \"}\" + '{' }", new Hole("\"}\" + '{'", 3));
        reads("${ \"\\\"}\" }", new Hole("\"\\\"}\"", 3));
        reads("${ r\"\\\" }", new Hole("r\"\\\"", 3));
        reads("${ \"\"\"a\"}\"b\"\"\" }", new Hole("\"\"\"a\"}\"b\"\"\"", 3));
        reads("${ '''it's }''' }", new Hole("'''it's }'''", 3));
    }

    @Test
    void bracesInCommentsDoNotCount() {
        reads("${ a // }\n + b }", new Hole("a // }\n + b", 3));
    }

    @Test
    void nameThatEndsInALetterOfAPrefixIsNoPrefix() {
        reads("${ xr\"\\\"\" }", new Hole("xr\"\\\"\"", 3));
    }

    @Test
    void offsetsCountCodePoints() {
        reads("𝄞𝄞${ a }", new Text("𝄞𝄞"), new Hole("a", 5));
    }

    @Test
    void openingWithoutItsBraceIsRefused() {
        refuses("a ${ b", "template-unterminated", 2);
        refuses("𝄞${ \"}\" ", "template-unterminated", 1);
        refuses("${ {a }", "template-unterminated", 0);
        refuses("${ \"a }", "template-unterminated", 0);
        refuses("${ \"a\\", "template-unterminated", 0);
    }

    @Test
    void openingWithNothingInItIsRefused() {
        refuses("a ${ }", "template-empty", 2);
        refuses("${}", "template-empty", 0);
    }

    private static void reads(String source, TemplatePart... parts) {
        assertThat(TemplateReader.read(source)).as(source).containsExactly(parts);
    }

    private static void refuses(String source, String code, int offset) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> TemplateReader.read(source))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.offset()).isEqualTo(offset);
                });
    }
}
