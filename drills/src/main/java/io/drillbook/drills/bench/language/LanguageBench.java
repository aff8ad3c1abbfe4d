package io.drillbook.drills.bench.language;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookTests;
import io.drillbook.worker.settings.Settings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Figures of the language, in processor time of one thread, each beside its baseline in turn. */
public final class LanguageBench {
    private static final String RUNBOOK = CompilingBenchmark.RUNBOOK;

    /** Until the compiler of the JVM has seen everything often enough. */
    private static final int WARM_UPS = 1500;

    /** Playing all cases takes as long as hundreds of compilations. */
    private static final int TESTS_WARM_UPS = 30;

    private static final int TESTS_REPEATS = 5;
    private static final int SHORT = 5;
    private static final int LONG = 5000;
    private static final double MOST_OF_LENGTH = 1.5;

    private final Settings settings;
    private final Consumer<String> say;

    public LanguageBench(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    /** @param rounds samples of each side */
    public List<Comparison> measure(int rounds) {
        ActionCatalog catalog = ActionCatalog.load();
        SourceText source = new RunbookLibrary(settings.library()).find(RUNBOOK, Optional.empty());
        return List.of(compiling(source, catalog), deciding(rounds), testing(source, catalog, rounds));
    }

    private Comparison compiling(SourceText source, ActionCatalog catalog) {
        say.accept("  compiling " + RUNBOOK + ", by JMH …");
        int expressions = PlainParsing.of(source, catalog).expressions();
        return new CompilingBench(settings.library().toAbsolutePath()).measure(expressions);
    }

    private Comparison deciding(int rounds) {
        say.accept("  the interpreter's core, " + SHORT + " and " + LONG + " steps …");
        LoopRun empty = new LoopRun(0);
        LoopRun brief = new LoopRun(SHORT);
        LoopRun lasting = new LoopRun(LONG);
        for (int warm = 0; warm < WARM_UPS; warm++) {
            brief.toEnd();
        }
        lasting.toEnd();
        List<Double> perLongStep = new ArrayList<>();
        List<Double> perShortStep = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // What a run costs before its first step and after its last would hide what a long one adds.
            double fixed = milliseconds(empty::toEnd, LONG);
            perLongStep.add((milliseconds(lasting::toEnd, 1) - fixed) * 1000 / LONG);
            perShortStep.add((milliseconds(brief::toEnd, LONG) - fixed) * 1000 / SHORT);
        }
        return Comparison.atMost(
                "core: a step of a run of " + LONG + " / of a run of " + SHORT,
                perLongStep,
                perShortStep,
                "µs",
                MOST_OF_LENGTH);
    }

    private Comparison testing(SourceText source, ActionCatalog catalog, int rounds) {
        say.accept("  drillbook test, cases a second …");
        RunbookTests tests = new RunbookTests(catalog);
        int cases = tests.test(source).judgements().size();
        List<List<Double>> samples =
                inTurn(rounds, TESTS_WARM_UPS, TESTS_REPEATS, () -> tests.test(source), () -> compile(source, catalog));
        return Comparison.shown(
                "test: a case of " + RUNBOOK + " (" + cases + " of them, files read) / compiling it once",
                samples.get(0).stream().map(time -> time / cases).toList(),
                samples.get(1),
                "ms");
    }

    private static void compile(SourceText source, ActionCatalog catalog) {
        if (RunbookCompiler.compile(source, catalog).definition().isEmpty()) {
            throw new IllegalStateException(source.name() + " does not compile");
        }
    }

    /** Milliseconds of one call of ours, and of one of the other, measured in turn. */
    private static List<List<Double>> inTurn(int rounds, int warmUps, int repeats, Runnable ours, Runnable other) {
        for (int warm = 0; warm < warmUps; warm++) {
            ours.run();
            other.run();
        }
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            first.add(milliseconds(ours, repeats));
            second.add(milliseconds(other, repeats));
        }
        return List.of(first, second);
    }

    private static double milliseconds(Runnable work, int times) {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        for (int time = 0; time < times; time++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - began) / 1e6 / times;
    }
}
