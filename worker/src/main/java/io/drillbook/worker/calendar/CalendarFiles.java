package io.drillbook.worker.calendar;

import io.drillbook.runbooks.calendar.CalendarReader;
import io.drillbook.runbooks.calendar.DrillCalendar;
import io.drillbook.worker.assembly.TextFile;
import io.drillbook.worker.exit.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads calendar files. */
public final class CalendarFiles {
    private static final Path USUAL = Path.of("drills", "calendar");

    private CalendarFiles() {}

    /**
     * Reads the given files, or all of the usual folder when none is given.
     *
     * @throws CommandException bad input, when there is none, or two of one name
     */
    public static List<DrillCalendar> read(List<Path> given) {
        List<DrillCalendar> calendars = (given.isEmpty() ? usual() : given)
                .stream()
                        .map(file -> CalendarReader.read(TextFile.read(file, "calendar")))
                        .toList();
        TreeSet<String> names = new TreeSet<>();
        for (DrillCalendar calendar : calendars) {
            if (!names.add(calendar.name())) {
                throw CommandException.badInput(
                        "calendar-twice",
                        "two files are calendar " + calendar.name(),
                        "give each calendar a name of its own");
            }
        }
        return calendars;
    }

    private static List<Path> usual() {
        if (!Files.isDirectory(USUAL)) {
            throw CommandException.badInput(
                    "no-calendar", "there is no folder " + USUAL + " here", "name the calendar's file");
        }
        try (Stream<Path> files = Files.list(USUAL)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
