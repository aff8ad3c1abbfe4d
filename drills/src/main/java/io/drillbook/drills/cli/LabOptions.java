package io.drillbook.drills.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.problem.LabException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands of the lab share: the form of the answer, and how a failure is said. */
final class LabOptions {
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int MISSING = 4;
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new Jdk8Module()).enable(SerializationFeature.INDENT_OUTPUT);

    /** Form of the answer on standard output. */
    enum Output {
        text,
        json
    }

    /** What a command does with a lab. */
    @FunctionalInterface
    interface Work {
        /** @return what the answer says in words, and its form for programs */
        Answer on(Lab lab) throws LabException;
    }

    /**
     * @param text for people
     * @param value for programs
     * @param good whether the command's exit code is 0
     */
    record Answer(String text, Object value, boolean good) {}

    @Option(
            names = "--output",
            paramLabel = "<form>",
            description = "Form of the answer: ${COMPLETION-CANDIDATES}.",
            defaultValue = "text")
    private Output output = Output.text;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Does the work and says what came of it; progress goes to standard error. */
    int run(LabSettings settings, Work work) {
        PrintWriter errors = command.commandLine().getErr();
        try (Lab lab = new Lab(settings, line -> say(errors, "lab: " + line))) {
            Answer answer = work.on(lab);
            print(output == Output.json ? json(answer.value()) : answer.text());
            return answer.good() ? PASSED : FAILED;
        } catch (LabException problem) {
            say(errors, "lab: " + problem.getMessage());
            say(errors, "  hint: " + problem.hint());
            if (output == Output.json) {
                Map<String, String> value = new TreeMap<>();
                value.put("code", problem.code());
                value.put("message", String.valueOf(problem.getMessage()));
                value.put("hint", problem.hint());
                print(json(Map.of("problem", value)));
            }
            boolean missing =
                    problem.code().equals("docker-missing") || problem.code().equals("image-missing");
            return missing ? MISSING : FAILED;
        }
    }

    private void print(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private static void say(PrintWriter errors, String line) {
        errors.println(line);
        errors.flush();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
