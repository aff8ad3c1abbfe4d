package io.drillbook.worker;

import io.drillbook.worker.cli.Drillbook;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** What a command said and how it ended. */
public record Spoken(int exitCode, String out, String err) {
    /** Runs a command of the program in this JVM. */
    public static Spoken of(String... arguments) {
        return by(() -> Drillbook.run(Drillbook.commands(), arguments));
    }

    /** Runs something that speaks on the standard streams and gives an exit code. */
    public static Spoken by(IntSupplier command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exitCode = command.getAsInt();
            return new Spoken(
                    exitCode, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
