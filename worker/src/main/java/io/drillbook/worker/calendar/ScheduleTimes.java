package io.drillbook.worker.calendar;

import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Moments as calendars of a schedule, in UTC. A schedule's own rule for a local time of day runs twice on the night the
 * clock is set back, and not at all on the night it is set forward when that time is left out.
 */
final class ScheduleTimes {
    private record Group(int year, int month, int hour, int minute) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return java.util.Comparator.comparingInt(Group::year)
                    .thenComparingInt(Group::month)
                    .thenComparingInt(Group::hour)
                    .thenComparingInt(Group::minute)
                    .compare(this, other);
        }
    }

    private ScheduleTimes() {}

    /** @param moments in order, to the minute */
    static List<ScheduleCalendarSpec> of(List<Instant> moments) {
        TreeMap<Group, List<Integer>> groups = new TreeMap<>();
        for (Instant moment : moments) {
            ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
            groups.computeIfAbsent(
                            new Group(time.getYear(), time.getMonthValue(), time.getHour(), time.getMinute()),
                            group -> new ArrayList<>())
                    .add(time.getDayOfMonth());
        }
        return groups.entrySet().stream()
                .map(each -> ScheduleCalendarSpec.newBuilder()
                        .setYear(one(each.getKey().year()))
                        .setMonth(one(each.getKey().month()))
                        .setHour(one(each.getKey().hour()))
                        .setMinutes(one(each.getKey().minute()))
                        .setDayOfMonth(ranges(each.getValue()))
                        .build())
                .toList();
    }

    private static List<ScheduleRange> one(int value) {
        return List.of(new ScheduleRange(value));
    }

    private static List<ScheduleRange> ranges(List<Integer> days) {
        List<ScheduleRange> ranges = new ArrayList<>();
        int first = days.getFirst();
        int last = first;
        for (int day : days.subList(1, days.size())) {
            if (day != last + 1) {
                ranges.add(new ScheduleRange(first, last));
                first = day;
            }
            last = day;
        }
        ranges.add(new ScheduleRange(first, last));
        return ranges;
    }
}
