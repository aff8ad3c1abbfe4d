package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.inventory.Group;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the inventory has the people whom a runbook asks. */
final class VoterCheck {
    private VoterCheck() {}

    static void check(Definition definition, Optional<Rules> rules, Inventory inventory, ProblemList problems) {
        PlanSteps.all(definition).forEach(step -> {
            if (step instanceof PlanStep.Consent consent) {
                boolean destructive = PlanSteps.highestRisk(consent.steps()) == Risk.R3;
                int least = destructive ? rules.flatMap(Rules::votesForR3).orElse(1) : 1;
                people(step, consent.groups(), Math.max(least, consent.votes()), inventory, problems);
            }
            if (step instanceof PlanStep.Ask ask) {
                people(step, ask.groups(), 1, inventory, problems);
            }
        });
    }

    private static void people(
            PlanStep step, List<String> groups, int needed, Inventory inventory, ProblemList problems) {
        Set<String> people = new TreeSet<>();
        for (String name : groups) {
            Optional<Group> group = Optional.ofNullable(inventory.groups().get(name));
            if (group.isEmpty()) {
                problems.error(
                        "unknown-group",
                        Position.START,
                        "\"" + step.common().title() + "\" asks the group " + name
                                + ", which the inventory does not have",
                        NearestName.hint(name, inventory.groups().keySet()));
                return;
            }
            people.addAll(group.get().members());
        }
        if (people.size() < needed) {
            problems.error(
                    "too-few-people",
                    Position.START,
                    "\"" + step.common().title() + "\" needs " + needed + " votes, and " + String.join(", ", groups)
                            + " has " + people.size() + " people",
                    "add people to the groups of the inventory, or name more groups");
        }
    }
}
