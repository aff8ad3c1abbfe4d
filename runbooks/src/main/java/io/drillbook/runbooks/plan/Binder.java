package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.EnvironmentRules;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.plan.LockTarget.Target;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.Position;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The second phase: a checked definition meets the inventory and the inputs of one run. */
public final class Binder {
    /** What the problems of inputs name as their file. */
    public static final String FILE = "inputs";

    private Binder() {}

    /**
     * Makes a plan.
     *
     * @param given inputs as their texts: a name for what the inventory holds
     * @throws ProblemsException with everything that is wrong with the inputs
     */
    public static Plan bind(Definition definition, Inventory inventory, SortedMap<String, String> given) {
        ProblemList problems = new ProblemList(FILE);
        InputBinder inputs = new InputBinder(definition, inventory, problems);
        SortedMap<String, Object> values = inputs.bind(given);
        NamedSecrets.check(definition, inventory, problems);
        refuse(problems);
        Target target = LockTarget.of(definition, values, problems);
        refuse(problems);
        Objectives objectives = definition.objectives().orElse(supplied(target, inputs));
        Optional<Duration> coolDown = Optional.ofNullable(
                        inventory.environments().get(target.environment()))
                .flatMap(EnvironmentRules::coolDown)
                .filter(rule -> rests(definition))
                .or(() -> longestCoolDown(definition));
        Optional<Rules> rules = Optional.ofNullable(inventory.environments().get(target.environment()))
                .flatMap(EnvironmentRules::votesForR3)
                .map(votes -> new Rules(Optional.of(votes)));
        VoterCheck.check(definition, rules, inventory, problems);
        definition
                .guard()
                .blastRadius()
                .ifPresent(radius -> BlastRadiusCheck.check(radius, definition.inputs(), values, problems));
        BoundCalls.check(definition, values, objectives, target.name(), problems);
        refuse(problems);
        String definitionHash = CanonicalJson.sha256(definition);
        Plan plan = new Plan(
                definition,
                values,
                objectives,
                target.name(),
                target.environment(),
                coolDown,
                definitionHash,
                proposalHash(definitionHash, values, objectives, coolDown, rules),
                rules);
        checkSize(plan, problems);
        refuse(problems);
        return plan;
    }

    /** Its own, or a longer one of a runbook it calls. */
    private static Optional<Duration> longestCoolDown(Definition definition) {
        return Stream.concat(
                        Stream.of(definition.guard()),
                        BoundCalls.calls(definition).map(call -> call.callee().guard()))
                .flatMap(guard -> guard.coolDown().stream())
                .max(Comparator.naturalOrder());
    }

    /** Whether runs leave a target its rest: those that change roles, and those whose runbook says so. A backup need not. */
    private static boolean rests(Definition definition) {
        return longestCoolDown(definition).isPresent()
                || definition
                        .guard()
                        .lock()
                        .filter(lock -> lock.mode() == LockMode.TOPOLOGY)
                        .isPresent();
    }

    /** Objectives of the locked cluster; without a lock on one, those of the only cluster there is. */
    private static Objectives supplied(Target target, InputBinder inputs) {
        Optional<Cluster> cluster = inputs.clusters().stream()
                .filter(each -> each.name().equals(target.name()))
                .findFirst();
        boolean only = target.name().equals(Plan.NONE) && inputs.clusters().size() == 1;
        return cluster.or(() -> only ? Optional.of(inputs.clusters().getFirst()) : Optional.empty())
                .map(Cluster::objectives)
                .orElse(Objectives.NONE);
    }

    private static String proposalHash(
            String definitionHash,
            SortedMap<String, Object> inputs,
            Objectives objectives,
            Optional<Duration> coolDown,
            Optional<Rules> rules) {
        SortedMap<String, Object> proposed = new TreeMap<>();
        proposed.put("definition_hash", definitionHash);
        proposed.put("inputs", inputs);
        proposed.put("objectives", objectives);
        coolDown.ifPresent(time -> proposed.put("cool_down", time));
        rules.ifPresent(asked -> proposed.put("rules", asked));
        return CanonicalJson.sha256(proposed);
    }

    private static void checkSize(Plan plan, ProblemList problems) {
        int bytes = CanonicalJson.of(plan).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Plan.LARGEST) {
            problems.error(
                    "plan-too-large",
                    Position.START,
                    "the plan has " + bytes + " bytes, more than " + Plan.LARGEST,
                    "split the runbook, or name fewer things in one run");
        }
    }

    private static void refuse(ProblemList problems) {
        if (problems.hasErrors()) {
            throw new ProblemsException(problems.sorted());
        }
    }
}
