package io.drillbook.runbooks;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.check.Checks;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.parse.RunbookParser;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.RunbookTexts;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.typing.Callees;
import io.drillbook.runbooks.typing.Callees.Answer;
import io.drillbook.runbooks.typing.RunbookTyper;
import io.drillbook.runbooks.typing.RunbookTyper.TypedRunbook;
import io.drillbook.runbooks.yaml.YamlDocument;
import io.drillbook.runbooks.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles one runbook, and for each call in it the runbook that is called, so that a plan holds all it does. What is
 * called twice is compiled twice: its paths differ.
 */
final class Compilation {
    private static final int MOST_CALLS = 100;
    private static final int DEEPEST = 8;
    private static final int LARGEST = 1 << 20;

    private final ActionCatalog catalog;
    private final RunbookTexts texts;
    private final boolean digests;
    private int calls;
    private int bytes;
    private boolean tooMuch;

    /** @param digests whether a definition is wanted; else only problems are */
    Compilation(ActionCatalog catalog, RunbookTexts texts, boolean digests) {
        this.catalog = catalog;
        this.texts = texts;
        this.digests = digests;
    }

    /** The definition, unless something is wrong. */
    Optional<Definition> compile(SourceText source, ProblemList problems) {
        return parse(source, "", problems)
                .flatMap(runbook -> compile(source, runbook, new Stand("", false, List.of()), problems));
    }

    /**
     * Where a runbook stands in what is compiled.
     *
     * @param place what the paths of its steps begin with
     * @param consented whether a consent is around it
     * @param callers from the outermost to the one that calls it
     */
    private record Stand(String place, boolean consented, List<String> callers) {}

    private static Optional<Runbook> parse(SourceText source, String place, ProblemList problems) {
        YamlDocument document = YamlReader.read(source);
        problems.addAll(document.problems());
        return document.root().flatMap(root -> RunbookParser.parse(root, place, problems));
    }

    private Optional<Definition> compile(SourceText source, Runbook runbook, Stand stand, ProblemList problems) {
        List<String> chain = new ArrayList<>(stand.callers());
        chain.add(name(runbook));
        Callees callees = new Calls(runbook.header().engine(), chain, stand.consented());
        TypedRunbook typed = digests
                ? RunbookTyper.type(runbook, catalog, callees, problems)
                : RunbookTyper.check(runbook, catalog, callees, problems);
        Checks.check(runbook, catalog, stand.consented(), problems);
        boolean wanted = digests || !stand.callers().isEmpty();
        return problems.hasErrors() || !wanted
                ? Optional.empty()
                : Optional.of(definition(source, runbook.header(), typed));
    }

    private static String name(Runbook runbook) {
        return runbook.header().engine() + "." + runbook.header().name();
    }

    /** The calls of one runbook. */
    private final class Calls implements Callees {
        private final String engine;
        private final List<String> chain;
        private final boolean consented;

        private Calls(String engine, List<String> chain, boolean consented) {
            this.engine = engine;
            this.chain = List.copyOf(chain);
            this.consented = consented;
        }

        @Override
        public Answer compile(String called, String path, boolean inConsent) {
            int dot = called.indexOf('.');
            String wanted = dot < 0 ? engine + "." + called : called;
            String itsEngine = wanted.substring(0, wanted.indexOf('.'));
            if (chain.contains(wanted)) {
                List<String> circle = new ArrayList<>(chain.subList(chain.indexOf(wanted), chain.size()));
                circle.add(wanted);
                return new Answer.Circle(circle);
            }
            List<SourceText> candidates = texts.find(itsEngine, wanted.substring(itsEngine.length() + 1));
            Optional<Answer> other = Optional.empty();
            for (SourceText source : candidates) {
                ProblemList problems = new ProblemList(source.name());
                Optional<Runbook> runbook = parse(source, path + "/", problems);
                if (runbook.isEmpty()) {
                    return new Answer.Broken(wanted, problems.sorted(), chain.size() > 1);
                }
                if (name(runbook.get()).equals(wanted)) {
                    Stand stand = new Stand(path + "/", consented || inConsent, chain);
                    return inline(source, runbook.get(), stand, wanted, problems);
                }
                other = other.or(() -> Optional.of(new Answer.Other(wanted, source.name(), name(runbook.get()))));
            }
            return other.orElseGet(() -> new Answer.Unknown(called, known(itsEngine, dot >= 0)));
        }

        private List<String> known(String itsEngine, boolean withEngine) {
            return texts.names(itsEngine).stream()
                    .map(name -> withEngine ? itsEngine + "." + name : name)
                    .toList();
        }
    }

    private Answer inline(SourceText source, Runbook runbook, Stand stand, String wanted, ProblemList problems) {
        calls++;
        bytes += source.text().getBytes(StandardCharsets.UTF_8).length;
        Optional<String> broken = limit(stand);
        if (broken.isPresent()) {
            Answer answer = new Answer.TooMuch(tooMuch ? Optional.empty() : broken);
            tooMuch = true;
            return answer;
        }
        Optional<Definition> definition = compile(source, runbook, stand, problems);
        return definition
                .map(found -> (Answer) new Answer.Found(found))
                .orElseGet(() -> new Answer.Broken(
                        wanted, problems.sorted(), stand.callers().size() > 1));
    }

    private Optional<String> limit(Stand stand) {
        if (calls > MOST_CALLS) {
            return Optional.of("more than " + MOST_CALLS + " called runbooks");
        }
        if (stand.callers().size() > DEEPEST) {
            return Optional.of("more than " + DEEPEST + " called runbooks inside one another");
        }
        return bytes > LARGEST
                ? Optional.of("more than " + new DataSize(LARGEST) + " of called runbooks' texts")
                : Optional.empty();
    }

    private Definition definition(SourceText source, Runbook.Header header, TypedRunbook typed) {
        return new Definition(
                Shapes.LANGUAGE,
                header.engine() + "." + header.name(),
                header.title(),
                header.kind(),
                header.engine(),
                header.owner(),
                typed.objectives(),
                typed.inputs(),
                typed.guard().orElseThrow(),
                typed.steps(),
                typed.finallySteps(),
                typed.outputs(),
                typed.output(),
                typed.signatures(),
                RunbookCompiler.VERSION,
                digests ? digest(source, typed) : "");
    }

    /** Of the text; when it calls others, of its digest and theirs. */
    private static String digest(SourceText source, TypedRunbook typed) {
        String own = Digests.sha256(source.text());
        SortedSet<String> called = Stream.of(typed.steps(), typed.finallySteps())
                .flatMap(PlanSteps::calls)
                .map(call -> call.callee().runbook() + " " + call.callee().source())
                .collect(Collectors.toCollection(TreeSet::new));
        return called.isEmpty() ? own : Digests.sha256(own + "\n" + String.join("\n", called));
    }
}
