package io.drillbook.drills.lab;

import io.drillbook.drills.lab.engine.Engine;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.problem.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tests leave behind that were killed: labs, processes, folders. Each carries in its name the number of the test
 * process that made it, so the next one sees whether that still lives.
 */
public final class Leftovers {
    private static final Pattern OF_PROCESS = Pattern.compile("(?:[lost]|stage-)([0-9]+)[a-z]*");
    private static final String PROCESSES = "processes";
    private static final Path STAGES = Path.of("target", "stages");

    private Leftovers() {}

    /** The name of a lab of this test process. */
    public static LabName lab(String kind) {
        return new LabName(kind + ProcessHandle.current().pid());
    }

    /** A folder of this test process, for a stage with processes of its own; the reports of a failed test lie in it. */
    public static Path folder(String kind) throws IOException {
        return Files.createDirectories(STAGES.toAbsolutePath()
                .resolve("stage-" + ProcessHandle.current().pid() + kind));
    }

    /** Notes a process that must not outlive this one. */
    public static void note(Path folder, ProcessHandle process) throws IOException {
        String line = process.pid() + " " + started(process).orElse("-") + "\n";
        Files.writeString(folder.resolve(PROCESSES), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Removes what dead tests left behind. One at a time: several stages may begin at once. */
    public static synchronized void remove() throws LabException, IOException {
        try (Engine engine = Engine.connect()) {
            for (String name : engine.remover().valuesOf(LabName.LABEL + ".name", LabName.LABEL + "=true")) {
                if (ofDeadProcess(name)) {
                    String label = new LabName(name).label();
                    List<String> folders = engine.remover().valuesOf(LabName.FOLDER_LABEL, label);
                    engine.remover().remove(label);
                    for (String folder : folders) {
                        delete(Path.of(folder));
                    }
                }
            }
        }
        if (Files.isDirectory(STAGES)) {
            try (Stream<Path> stages = Files.list(STAGES)) {
                for (Path stage : stages.toList()) {
                    if (ofDeadProcess(stage.getFileName().toString())) {
                        endProcesses(stage.resolve(PROCESSES));
                        delete(stage);
                    }
                }
            }
        }
    }

    private static boolean ofDeadProcess(String name) {
        Matcher matcher = OF_PROCESS.matcher(name);
        return matcher.matches()
                && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
    }

    /** Only the very process that was noted: its number may be another one's by now. */
    private static void endProcesses(Path notes) throws IOException {
        if (Files.exists(notes)) {
            for (String line : Files.readAllLines(notes)) {
                String[] words = line.split(" ", 2);
                ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(process -> started(process).equals(Optional.of(words[1])))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static Optional<String> started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            FolderLock.deleteAll(folder);
        }
    }
}
