package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Runbook.Blackout;
import io.drillbook.runbooks.model.Runbook.Window;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.type.TimeText;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads when runs may begin. */
final class WhenParser {
    private WhenParser() {}

    static Optional<Window> window(MappingReader reader) {
        List<String> days = reader.node("days").isPresent() ? reader.words("days") : List.of();
        Optional<Scalar> from = reader.scalar("from");
        Optional<Scalar> to = reader.scalar("to");
        Optional<Scalar> zone = reader.scalar("time_zone");
        boolean known = zone.filter(scalar -> isZone(scalar.text().strip())).isPresent();
        if (zone.isPresent() && !known) {
            reader.problems()
                    .error(
                            "unknown-time-zone",
                            zone.get().position(),
                            "there is no time zone \"" + zone.get().text() + "\"",
                            "write one such as Europe/Berlin or UTC");
        }
        if (from.isEmpty() || to.isEmpty() || !known) {
            return Optional.empty();
        }
        return Optional.of(new Window(
                days, from.get().text(), to.get().text(), zone.get().text().strip()));
    }

    static List<Blackout> blackouts(MappingReader guard) {
        List<Blackout> blackouts = new ArrayList<>();
        for (YamlNode item : guard.items("blackout", false).orElse(List.of())) {
            MappingReader.open(Shapes.BLACKOUT, item, item.position(), guard.problems())
                    .flatMap(WhenParser::blackout)
                    .ifPresent(blackouts::add);
        }
        return blackouts;
    }

    private static Optional<Blackout> blackout(MappingReader reader) {
        Optional<Instant> from = moment(reader, "from");
        Optional<Instant> to = moment(reader, "to");
        String why = reader.text("why");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            reader.problems()
                    .error(
                            "never-holds",
                            reader.positionOf("to"),
                            "the blackout ends before it begins",
                            "let \"from\" come before \"to\"");
        }
        return Optional.of(new Blackout(from.get(), to.get(), why));
    }

    private static Optional<Instant> moment(MappingReader reader, String key) {
        return reader.scalar(key).flatMap(scalar -> TimeText.read(scalar.text()));
    }

    private static boolean isZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name);
    }
}
