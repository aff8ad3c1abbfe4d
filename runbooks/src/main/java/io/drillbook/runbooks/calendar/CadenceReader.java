package io.drillbook.runbooks.calendar;

import io.drillbook.runbooks.inventory.Section;
import io.drillbook.runbooks.inventory.TextForm;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlNode.Sequence;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads how often an entry is due. */
final class CadenceReader {
    private CadenceReader() {}

    /** Empty when it cannot be read; then there is a problem. */
    static Optional<Cadence> read(Section section) {
        int before = section.problems().size();
        String every = section.word("every", Cadence.WORDS);
        String at = section.text("at", TextForm.ANY);
        String zone = section.text("time_zone", TextForm.ANY);
        check(section, "at", at, "a time of day such as \"02:30\"", text -> {
            if (!text.matches("[0-9]{2}:[0-9]{2}")) {
                throw new DateTimeException(text);
            }
            LocalTime.parse(text);
        });
        check(section, "time_zone", zone, "a time zone such as Europe/Berlin or UTC", ZoneId::of);
        List<String> on = on(section, every);
        boolean inMonth = List.of("month", "quarter", "year").contains(every);
        int day = day(section, every, inMonth);
        int month = every.equals("year") ? number(section, "month", 12) : none(section, "month", every);
        return section.problems().size() == before
                ? Optional.of(new Cadence(every, on, day, month, at, zone))
                : Optional.empty();
    }

    private static List<String> on(Section section, String every) {
        Optional<YamlNode> node = section.node("on");
        if (!every.equals("week")) {
            none(section, "on", every);
            return List.of();
        }
        List<String> days =
                node
                        .map(found -> found instanceof Sequence list ? list.items() : List.of(found))
                        .orElse(List.of())
                        .stream()
                        .map(item -> item instanceof Scalar scalar ? scalar.text() : "")
                        .toList();
        if (days.isEmpty() || !Cadence.DAYS.containsAll(days)) {
            section.problems()
                    .error(
                            "no-such-day",
                            section.positionOf("on"),
                            "\"" + section.name() + "\" is due every week, and \"on\" does not name its days",
                            "on: monday, or a list of " + String.join(", ", Cadence.DAYS));
        }
        return days;
    }

    private static int day(Section section, String every, boolean inMonth) {
        if (!inMonth) {
            return none(section, "day", every);
        }
        if (section.optionalText("day", TextForm.ANY).equals(Optional.of("last"))) {
            return Cadence.LAST;
        }
        return number(section, "day", 31);
    }

    private static int number(Section section, String key, int most) {
        String text = section.text(key, TextForm.ANY);
        if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        section.problems()
                .error(
                        "no-such-" + key,
                        section.positionOf(key),
                        "\"" + section.name() + "." + key + "\" is 1 to " + most + (key.equals("day") ? " or last" : "")
                                + ", not \"" + text + "\"",
                        key + ": 1");
        return 1;
    }

    private static int none(Section section, String key, String every) {
        if (section.has(key)) {
            section.problems()
                    .error(
                            "not-together",
                            section.positionOf(key),
                            "\"" + key + "\" means nothing for something that is due every " + every,
                            "leave it out");
        }
        return 0;
    }

    private static void check(Section section, String key, String text, String wanted, Consumer<String> parse) {
        try {
            parse.accept(text);
        } catch (DateTimeException wrong) {
            if (section.has(key)) {
                section.problems()
                        .error(
                                "wrong-form",
                                section.positionOf(key),
                                "\"" + section.name() + "." + key + "\" is " + wanted + ", not \"" + text + "\"");
            }
        }
    }
}
