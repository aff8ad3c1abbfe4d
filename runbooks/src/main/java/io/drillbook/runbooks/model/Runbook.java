package io.drillbook.runbooks.model;

import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A runbook as it was written. What could not be read is absent, or a sentinel, and has its problem already.
 *
 * @param inputsRefused whether the inputs as a whole could not be read, so that any name may be one
 * @param outputs values by name, in the order of the file
 */
public record Runbook(
        Header header,
        Objectives objectives,
        List<Input> inputs,
        boolean inputsRefused,
        Optional<Guard> guard,
        List<Step> steps,
        List<Step> finallySteps,
        Arguments outputs) {
    public Runbook {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        finallySteps = List.copyOf(finallySteps);
    }

    /** What a runbook says of itself; a part that could not be read is an empty text. */
    public record Header(String name, String title, String kind, String engine, String owner) {}

    /** What the runbook itself holds recovery to. */
    public record Objectives(Optional<Duration> rto, Optional<Duration> rpo) {}

    /**
     * An input.
     *
     * @param type one of {@link Shapes#INPUT_TYPES}, absent when it could not be read
     */
    public record Input(
            Located<String> name,
            Optional<String> type,
            String about,
            Optional<Located<String>> engine,
            List<String> oneOf,
            Optional<Scalar> fallback,
            boolean optional) {
        public Input {
            oneOf = List.copyOf(oneOf);
        }
    }

    /** @param maxDuration absent when it could not be read */
    public record Guard(
            Optional<Lock> lock,
            Optional<Duration> maxDuration,
            Optional<Duration> coolDown,
            Optional<Window> window,
            List<Blackout> blackout,
            Optional<BlastRadius> blastRadius) {
        public Guard {
            blackout = List.copyOf(blackout);
        }
    }

    /** When a run may begin: days in lower case, times of day as written. */
    public record Window(List<String> days, String from, String to, String timeZone) {
        public Window {
            days = List.copyOf(days);
        }
    }

    /** What a run may touch at most. */
    public record BlastRadius(int mostTargets, List<String> environments, List<String> never) {
        public BlastRadius {
            environments = List.copyOf(environments);
            never = List.copyOf(never);
        }
    }

    /** When no run begins. */
    public record Blackout(Instant from, Instant to, String why) {}

    /** @param waitLimit zero when not given */
    public record Lock(Scalar target, String mode, Duration waitLimit) {}

    /**
     * Values by name.
     *
     * @param position of the mapping, or of what it belongs to when it was not written
     */
    public record Arguments(List<Argument> values, Position position) {
        public Arguments {
            values = List.copyOf(values);
        }
    }

    /** A name and the value it is given. */
    public record Argument(Located<String> name, YamlNode value) {}

    /**
     * How a failed act is tried again, as written.
     *
     * @param position of the mapping
     */
    public record Retrying(
            int attempts,
            Optional<Duration> first,
            Optional<Double> factor,
            Optional<Duration> longest,
            Optional<Duration> within,
            Optional<Double> jitter,
            Position position) {}
}
