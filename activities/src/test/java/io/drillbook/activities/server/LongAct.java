package io.drillbook.activities.server;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.activities.step.ActionDefinition;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.action.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Watches a job that goes on by itself, as acts on hosts do: it is over some time after the first attempt began. */
final class LongAct implements Action<LongAct.Input, LongAct.Output> {
    /** How long the job takes. */
    @About("How long the job takes")
    record Input(@About("From its start") Duration takes) {}

    /** What the act saw. */
    @About("What the act saw")
    record Output(
            @About("Whether it was asked to stop") boolean cancelled,
            @About("Number of the attempt that saw the end") long attempt) {}

    private final Instant jobStarted = Instant.now();
    final AtomicInteger letGo = new AtomicInteger();
    final AtomicInteger watching = new AtomicInteger();
    final AtomicInteger mostWatching = new AtomicInteger();

    ActionDefinition<Input, Output> definition() {
        return new ActionDefinition<>(
                "test.long",
                "Watches a job",
                Risk.R0,
                "The job is taken up",
                true,
                Input.class,
                Output.class,
                environment -> this);
    }

    @Override
    public Output run(Input input, ActionContext context) throws ActionException, InterruptedException {
        mostWatching.accumulateAndGet(watching.incrementAndGet(), Math::max);
        try {
            while (Instant.now().isBefore(jobStarted.plus(input.takes())) && !context.cancelRequested()) {
                context.progress("watching");
                Thread.sleep(100);
            }
            return new Output(context.cancelRequested(), context.attempt());
        } catch (InterruptedException stopped) {
            letGo.incrementAndGet();
            throw stopped;
        } finally {
            watching.decrementAndGet();
        }
    }

    @Override
    public List<String> preview(Input input) {
        return List.of();
    }
}
