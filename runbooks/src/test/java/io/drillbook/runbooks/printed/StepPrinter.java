package io.drillbook.runbooks.printed;

import static io.drillbook.runbooks.printed.RunbookPrinter.arguments;
import static io.drillbook.runbooks.printed.RunbookPrinter.located;
import static io.drillbook.runbooks.printed.RunbookPrinter.some;
import static io.drillbook.runbooks.printed.RunbookPrinter.text;

import io.drillbook.runbooks.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step's model as keys and values. */
final class StepPrinter {
    private StepPrinter() {}

    static List<Object> all(List<Step> steps) {
        List<Object> trees = new ArrayList<>();
        steps.forEach(step -> trees.add(tree(step)));
        return trees;
    }

    private static Map<String, Object> tree(Step step) {
        Map<String, Object> tree = new LinkedHashMap<>();
        step.head().id().ifPresent(id -> tree.put("id", id.value()));
        step.head().when().ifPresent(when -> tree.put("when", when.text()));
        switch (step) {
            case Step.Action action -> action(tree, action);
            case Step.Assert check -> {
                tree.put("assert", check.message().text());
                tree.put("that", check.that().text());
            }
            case Step.Wait wait -> {
                tree.put("wait", wait.duration().text());
                wait.title().ifPresent(title -> tree.put("title", title));
                hold(tree, wait.hold());
                wait.polling().ifPresent(polling -> {
                    tree.put("until", polling.until().text());
                    act(tree, "poll", polling.act());
                    located(tree, "every", polling.every());
                });
            }
            case Step.Consent consent -> {
                tree.put("consent", consent.question().text());
                some(tree, "by", consent.groups());
                consent.votes().ifPresent(votes -> tree.put("votes", Integer.toString(votes.value())));
                located(tree, "within", consent.within());
                consent.signerMayVote().ifPresent(why -> tree.put("signer_may_vote", why));
                tree.put("steps", all(consent.steps()));
            }
            case Step.Ask ask -> {
                tree.put("ask", ask.question().text());
                some(tree, "by", ask.groups());
                located(tree, "within", ask.within());
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("type", ask.answer().orElseThrow().type());
                some(answer, "one_of", ask.answer().orElseThrow().oneOf());
                text(answer, "about", ask.answer().orElseThrow().about());
                tree.put("answer", answer);
            }
            case Step.Parallel parallel -> {
                tree.put("parallel", parallel.title());
                located(tree, "timeout", parallel.timeout());
                List<Object> branches = new ArrayList<>();
                for (Step.ParallelBranch branch : parallel.branches()) {
                    Map<String, Object> inner = new LinkedHashMap<>();
                    branch.title().ifPresent(title -> inner.put("title", title));
                    inner.put("steps", all(branch.steps()));
                    some(inner, "outputs", arguments(branch.outputs()));
                    branches.add(inner);
                }
                tree.put("branches", branches);
            }
            case Step.Each each -> each(tree, each);
            case Step.Call call -> {
                tree.put("call", call.runbook().text());
                call.title().ifPresent(title -> tree.put("title", title));
                some(tree, "with", arguments(call.with()));
                located(tree, "timeout", call.timeout());
            }
            case Step.Measure measure -> {
                tree.put("measure", measure.name().text());
                measure.title().ifPresent(title -> tree.put("title", title));
                tree.put("target", measure.target().text());
                some(tree, "with", arguments(measure.with()));
                located(tree, "every", measure.every());
                measure.abortWhen().ifPresent(condition -> tree.put("abort_when", condition.text()));
                located(tree, "timeout", measure.timeout());
                tree.put("steps", all(measure.steps()));
            }
            case Step.Choose choose -> choose(tree, choose);
            case Step.Block block -> {
                tree.put("block", block.title());
                located(tree, "timeout", block.timeout());
                tree.put("steps", all(block.steps()));
                List<Object> handlers = new ArrayList<>();
                for (Step.Handler handler : block.recover()) {
                    Map<String, Object> inner = new LinkedHashMap<>();
                    some(inner, "on", handler.on());
                    inner.put("steps", all(handler.steps()));
                    handlers.add(inner);
                }
                some(tree, "recover", handlers);
            }
            case Step.Unreadable unreadable -> throw new IllegalArgumentException("unreadable: " + unreadable);
        }
        return tree;
    }

    private static void action(Map<String, Object> tree, Step.Action action) {
        act(tree, "action", action.act());
        action.title().ifPresent(title -> tree.put("title", title));
        hold(tree, action.hold());
        action.undo().ifPresent(undo -> {
            Map<String, Object> inner = new LinkedHashMap<>();
            act(inner, "action", undo.act());
            tree.put("undo", inner);
        });
        action.noUndo().ifPresent(why -> tree.put("no_undo", why.value()));
        action.noReturn().ifPresent(truth -> tree.put("no_return", Boolean.toString(truth.value())));
    }

    private static void act(Map<String, Object> tree, String key, Step.Act act) {
        tree.put(key, act.name().text());
        some(tree, "with", arguments(act.with()));
        located(tree, "timeout", act.timeout());
        act.retry().ifPresent(retry -> tree.put("retry", RunbookPrinter.retry(retry)));
    }

    private static void hold(Map<String, Object> tree, Optional<Step.Holding> hold) {
        hold.ifPresent(holding -> {
            tree.put("on_failure", "hold");
            located(tree, "hold_for", holding.limit());
        });
    }

    private static void each(Map<String, Object> tree, Step.Each each) {
        tree.put("each", each.items().text());
        each.title().ifPresent(title -> tree.put("title", title));
        tree.put("as", each.as().value());
        each.key().ifPresent(key -> tree.put("key", key.text()));
        each.atOnce().ifPresent(count -> tree.put("at_once", Integer.toString(count.value())));
        each.tolerate().ifPresent(count -> tree.put("tolerate", Integer.toString(count.value())));
        located(tree, "timeout", each.timeout());
        tree.put("steps", all(each.steps()));
        some(tree, "outputs", arguments(each.outputs()));
    }

    private static void choose(Map<String, Object> tree, Step.Choose choose) {
        tree.put("choose", choose.title());
        List<Object> branches = new ArrayList<>();
        for (Step.Branch branch : choose.branches()) {
            Map<String, Object> inner = new LinkedHashMap<>();
            branch.when().ifPresent(when -> inner.put("when", when.text()));
            inner.put("steps", all(branch.steps()));
            some(inner, "outputs", arguments(branch.outputs()));
            if (branch.otherwise()) {
                tree.put("otherwise", inner);
            } else {
                branches.add(inner);
            }
        }
        tree.put("branches", branches);
    }
}
