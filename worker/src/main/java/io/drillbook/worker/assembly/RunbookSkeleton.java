package io.drillbook.worker.assembly;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.RunbookCompiler.Compiled;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.exit.CommandException;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A runbook to begin with, and its test.
 *
 * @param runbook a text that compiles without a problem
 * @param test a text whose cases pass
 */
public record RunbookSkeleton(String runbook, String test) {
    private static final String RUNBOOK = """
            runbook: NAME
            language: 1
            title: Say in one line what this is for
            kind: KIND
            engine: ENGINE
            owner: database-team

            inputs:
              cluster: { type: cluster, engine: ENGINE, about: Cluster to work on }

            guard:
              lock:
                target: ${ inputs.cluster }
                mode: MODE
                wait: 10m
              max_duration: 1h

            steps:
              # Most steps run an action; `drillbook actions` prints them with their inputs and outputs.
              # An action that changes something says how that is taken back: undo, or no_undo with the reason.
              - assert: "${ inputs.cluster.name } has a server to work on"
                that: inputs.cluster.nodes.size() > 0

            finally:
              - id: told
                title: Say how it ended
                action: notify.send
                with:
                  text: "NAME on ${ inputs.cluster.name }: ${ run.outcome }"
                no_undo: what was said stays said

            outputs:
              notification: ${ steps.?told.file }
            """;

    private static final String TEST = """
            # drillbook test plays these cases without a server; time is skipped.
            test: NAME

            inputs: { cluster: orders }                # made up for the test; nothing is connected to

            acts:                                      # what acts give, by step; fields left out get stand-ins
              told: { gives: { file: notifications.log } }

            cases:
              - case: all goes well
                expect:
                  outcome: passed
                  steps: { told: done }
                  outputs: { notification: notifications.log }

              - case: a notification that cannot be sent is no success
                acts:
                  told: { fails: refused, code: no-room }
                expect: { outcome: failed, steps: { told: failed }, absent: [notification] }
            """;

    /**
     * Makes one.
     *
     * @throws ProblemsException when name, kind or engine are none that a runbook can have
     * @throws CommandException bad input, when the engine is most likely misspelt
     */
    public static RunbookSkeleton of(String engine, String kind, String name, ActionCatalog catalog) {
        checkEngine(engine, catalog);
        String runbook = fill(RUNBOOK, engine, kind, name);
        Compiled compiled = RunbookCompiler.compile(new SourceText(name + ".yaml", runbook), catalog);
        if (compiled.definition().isEmpty()) {
            throw new ProblemsException(compiled.problems());
        }
        return new RunbookSkeleton(runbook, fill(TEST, engine, kind, name));
    }

    private static void checkEngine(String engine, ActionCatalog catalog) {
        TreeSet<String> known = new TreeSet<>();
        catalog.names().forEach(action -> known.add(action.substring(0, action.lastIndexOf('.'))));
        Optional<String> near = NearestName.of(engine, known);
        if (!known.contains(engine) && near.isPresent()) {
            throw CommandException.badInput(
                    "unknown-engine", "no action is of the engine " + engine, "did you mean " + near.get() + "?");
        }
    }

    private static String fill(String text, String engine, String kind, String name) {
        return text.replace("ENGINE", engine)
                .replace("KIND", kind)
                .replace("MODE", mode(kind))
                .replace("NAME", name);
    }

    private static String mode(String kind) {
        return switch (kind) {
            case "backup", "restore-test" -> "backup";
            case "incident" -> "space";
            default -> "topology";
        };
    }
}
