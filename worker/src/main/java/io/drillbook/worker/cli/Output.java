package io.drillbook.worker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.json.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option every command has, and the two ways a command speaks. */
public final class Output {
    @Option(
            names = "--output",
            paramLabel = "FORM",
            description = "text for people, json for programs (nothing else on standard output)",
            defaultValue = "text")
    private Form form = Form.text;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    /** The forms of output. */
    public enum Form {
        text,
        json
    }

    public boolean json() {
        return form == Form.json;
    }

    /** Prints lines for people; nothing in the JSON form. */
    public void line(String text) {
        if (!json()) {
            out.println(text);
        }
    }

    /** Progress and notes: standard error in the JSON form, standard output otherwise. */
    public void progress(String text) {
        (json() ? err : out).println(text);
        (json() ? err : out).flush();
    }

    /** What a person may want to see while waiting, and nobody keeps: always standard error. */
    public void note(String text) {
        err.println(text);
        err.flush();
    }

    /** Prints the one JSON document of a command; nothing in the text form. */
    public void document(Object value) {
        if (json()) {
            out.println(write(value));
        }
    }

    /** Says why a command could not do what it was asked to. */
    public void failure(String code, String message, String hint) {
        if (json()) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", code);
            error.put("message", message);
            if (!hint.isEmpty()) {
                error.put("hint", hint);
            }
            out.println(write(Map.of("error", error)));
            return;
        }
        err.println("drillbook: " + message);
        if (!hint.isEmpty()) {
            err.println("  hint: " + hint);
        }
    }

    /** Columns aligned on their longest cell; the last one is left as it is. */
    public static List<String> table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = row.get(column).length();
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(width, widths.get(column)));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell);
                if (column < row.size() - 1) {
                    line.append(" ".repeat(widths.get(column) - cell.length() + 2));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String write(Object value) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
