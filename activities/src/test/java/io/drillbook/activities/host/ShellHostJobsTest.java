package io.drillbook.activities.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.HostJob.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script, run by this machine's shell. */
class ShellHostJobsTest {
    private static final Optional<Long> NO_TOKEN = Optional.empty();

    @TempDir
    private Path home;

    private ShellHostJobs jobs;

    @BeforeEach
    void connect() {
        jobs = new ShellHostJobs(new LocalHost(home), "host local", "orders");
    }

    @Test
    void aJobRunsToItsEndAndKeepsOutputAndExitCode() throws Exception {
        jobs.startOrTakeUp("a1", Command.of("sh", "-c", "echo out; echo err >&2; exit 7"), NO_TOKEN);
        HostJob ended = end("a1");
        assertThat(ended.exitCode()).contains(7);
        assertThat(ended.output()).isEqualTo("out\nerr\n");
    }

    @Test
    void allThatAJobPrintedCanBeReadLater() throws Exception {
        jobs.startOrTakeUp("l1", Command.of("sh", "-c", "seq 1 200000; echo ønd"), NO_TOKEN);
        end("l1");
        JobLog log = jobs.log("l1");
        assertThat(log.cut()).isFalse();
        assertThat(log.text()).startsWith("1\n2\n").endsWith("199999\n200000\nønd\n");
        assertThat(log.text().lines()).hasSize(200_001);
        assertThat(jobs.log("nothing").text()).isEmpty();
    }

    @Test
    void ofMoreThanTheHostKeepsTheBeginningAndTheEndAreRead() throws Exception {
        jobs.startOrTakeUp("l2", Command.of("sh", "-c", "seq 1 1500000"), NO_TOKEN);
        end("l2");
        JobLog log = jobs.log("l2");
        assertThat(log.cut()).isTrue();
        assertThat(log.text())
                .startsWith("1\n2\n3\n")
                .contains("\n[… what came here is not kept …]\n")
                .endsWith("1499999\n1500000\n");
        assertThat(log.text().length()).isBetween(4 << 20, (4 << 20) + (2 << 19) + 100);
    }

    @Test
    void ofAJobThatPrintsLineByLineNothingIsLost() throws Exception {
        jobs.startOrTakeUp(
                "l3", Command.of("sh", "-c", "i=0; while [ $i -lt 3000 ]; do echo $i; i=$((i + 1)); done"), NO_TOKEN);
        end("l3");
        JobLog log = jobs.log("l3");
        assertThat(log.cut()).isFalse();
        assertThat(log.text().lines()).hasSize(3000).endsWith("2999");
    }

    @Test
    void aJobThatNobodyStartedIsNotFound() throws Exception {
        assertThat(jobs.find("nothing")).isEmpty();
    }

    @Test
    void aSecondStartTakesUpTheJobThatRuns() throws Exception {
        Path counter = home.resolve("counter");
        Command once = Command.of("sh", "-c", "echo ran >> \"$0\"; sleep 1", counter.toString());
        assertThat(jobs.startOrTakeUp("b1", once, NO_TOKEN).state()).isEqualTo(State.RUNNING);
        assertThat(jobs.startOrTakeUp("b1", once, NO_TOKEN).state()).isEqualTo(State.RUNNING);
        end("b1");
        assertThat(jobs.startOrTakeUp("b1", once, NO_TOKEN).state()).isEqualTo(State.ENDED);
        assertThat(counter).hasContent("ran\n");
    }

    @Test
    void ofManyStartersAtOnceOneStartsTheJob() throws Exception {
        Path counter = home.resolve("counter");
        jobs.find("warm-up-installs-the-script");
        Command once = Command.of("sh", "-c", "echo ran >> \"$0\"", counter.toString());
        Callable<HostJob> start = () -> jobs.startOrTakeUp("c1", once, NO_TOKEN);
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HostJob>> started = new ArrayList<>();
            for (int index = 0; index < 8; index++) {
                started.add(starters.submit(start));
            }
            for (Future<HostJob> job : started) {
                assertThat(job.get().mark()).isEqualTo("c1");
            }
        }
        end("c1");
        assertThat(counter).hasContent("ran\n");
    }

    @Test
    void argumentsReachTheProgramUnchangedWhateverTheyHold() throws Exception {
        List<String> nasty = List.of(
                "$(id)",
                "`id`",
                "a b",
                "",
                "-n",
                "--",
                "it's",
                "\"x\"",
                "two\nlines",
                "*",
                "\\",
                "; exit 3",
                "é☃",
                "%s");
        List<String> arguments = new ArrayList<>(List.of("printf", "[%s]"));
        arguments.addAll(nasty);
        jobs.startOrTakeUp("d1", new Command(arguments, Optional.empty()), NO_TOKEN);
        StringBuilder expected = new StringBuilder();
        nasty.forEach(argument -> expected.append('[').append(argument).append(']'));
        assertThat(end("d1").output()).isEqualTo(expected.toString());
    }

    @Test
    void aProgramNamedLikeAWordOfTheShellIsNotTheShellsWord() throws Exception {
        jobs.startOrTakeUp("e1", Command.of("eval", "touch " + home.resolve("evil")), NO_TOKEN);
        assertThat(end("e1").exitCode()).contains(127);
        assertThat(home.resolve("evil")).doesNotExist();
    }

    @Test
    void standardInputReachesTheJobAndDoesNotStayOnTheDisk() throws Exception {
        jobs.startOrTakeUp("f1", Command.of("cat").reading("a canary\nof two lines"), NO_TOKEN);
        assertThat(end("f1").output()).isEqualTo("a canary\nof two lines");
        assertThat(home.resolve(".drillbook/jobs/f1/input")).doesNotExist();
    }

    @Test
    void aJobWhoseProcessWasKilledIsLost() throws Exception {
        jobs.startOrTakeUp("g1", Command.of("sleep", "60"), NO_TOKEN);
        String process =
                Files.readString(home.resolve(".drillbook/jobs/g1/process")).split(" ", 2)[0];
        new ProcessBuilder("kill", "-KILL", "--", "-" + process).start().waitFor();
        assertThat(await("g1", State.LOST).exitCode()).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotTakenForTheJob() throws Exception {
        jobs.startOrTakeUp("h1", Command.of("sleep", "60"), NO_TOKEN);
        Path process = home.resolve(".drillbook/jobs/h1/process");
        String[] parts = Files.readString(process).strip().split(" ", 3);
        Files.writeString(process, parts[0] + " " + (Long.parseLong(parts[1]) - 1) + " " + parts[2] + "\n");
        assertThat(jobs.find("h1").orElseThrow().state()).isEqualTo(State.LOST);
        Files.writeString(process, String.join(" ", parts) + "\n");
        jobs.stop("h1");
    }

    @Test
    void aStoppedJobIsAskedToEndAndItsExitCodeKept() throws Exception {
        jobs.startOrTakeUp(
                "i1", Command.of("sh", "-c", "trap 'echo bye; exit 5' TERM; while :; do sleep 0.1; done"), NO_TOKEN);
        Thread.sleep(300);
        jobs.stop("i1");
        HostJob stopped = jobs.find("i1").orElseThrow();
        assertThat(stopped.exitCode()).contains(5);
        assertThat(stopped.output()).contains("bye");
    }

    @Test
    void aStopReachesTheChildrenOfTheJob() throws Exception {
        jobs.startOrTakeUp("j1", Command.of("sh", "-c", "sleep 61.25 & sleep 61.25; wait"), NO_TOKEN);
        Thread.sleep(300);
        jobs.stop("j1");
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info().arguments().stream()
                                .anyMatch(arguments -> List.of(arguments).contains("61.25"))))
                .isEmpty();
    }

    @Test
    void aForgottenJobLeavesNothingAndCanBeStartedAgain() throws Exception {
        jobs.startOrTakeUp("k1", Command.of("true"), NO_TOKEN);
        end("k1");
        jobs.forget("k1");
        assertThat(home.resolve(".drillbook/jobs/k1")).doesNotExist();
        jobs.startOrTakeUp("k1", Command.of("false"), NO_TOKEN);
        assertThat(end("k1").exitCode()).contains(1);
    }

    @Test
    void foldersOfJobsLongOverGoWhenAnotherStarts() throws Exception {
        jobs.startOrTakeUp("old-ended", Command.of("true"), NO_TOKEN);
        end("old-ended");
        lastTouched("old-ended", Duration.ofDays(8));
        jobs.startOrTakeUp("new-ended", Command.of("true"), NO_TOKEN);
        end("new-ended");
        lastTouched("new-ended", Duration.ofDays(6));
        assertThat(jobs.find("old-ended")).isEmpty();
        jobs.startOrTakeUp("other", Command.of("true"), NO_TOKEN);
        end("other");
        assertThat(jobs.find("new-ended")).isPresent();
    }

    @Test
    void theFolderOfAJobThatRunsIsKeptHoweverLongItIsSilent() throws Exception {
        jobs.startOrTakeUp("silent", Command.of("sleep", "60"), NO_TOKEN);
        lastTouched("silent", Duration.ofDays(30));
        jobs.startOrTakeUp("other", Command.of("true"), NO_TOKEN);
        end("other");
        assertThat(jobs.find("silent").orElseThrow().state()).isEqualTo(State.RUNNING);
        jobs.stop("silent");
    }

    @Test
    void anEndedJobThatIsAskedForAgainIsTakenUpHoweverOldItIs() throws Exception {
        jobs.startOrTakeUp("asked", Command.of("sh", "-c", "exit 7"), NO_TOKEN);
        end("asked");
        lastTouched("asked", Duration.ofDays(30));
        assertThat(jobs.startOrTakeUp("asked", Command.of("true"), NO_TOKEN).exitCode())
                .contains(7);
    }

    @Test
    void aRunningJobIsNotForgotten() throws Exception {
        jobs.startOrTakeUp("l1", Command.of("sleep", "60"), NO_TOKEN);
        assertThatThrownBy(() -> jobs.forget("l1")).satisfies(thrown -> hasCode(thrown, "job-still-running"));
        jobs.stop("l1");
    }

    @Test
    void anOlderTokenIsRefusedAndStartsNothing() throws Exception {
        jobs.startOrTakeUp("m1", Command.of("true"), Optional.of(10L));
        assertThatThrownBy(() -> jobs.startOrTakeUp("m2", Command.of("true"), Optional.of(9L)))
                .satisfies(thrown -> hasCode(thrown, "fenced"))
                .hasMessageContaining("token 9 is older than token 10");
        assertThat(jobs.find("m2")).isEmpty();
        jobs.startOrTakeUp("m3", Command.of("true"), Optional.of(10L));
        assertThat(end("m3").exitCode()).contains(0);
    }

    @Test
    void anotherTargetCountsItsOwnTokens() throws Exception {
        jobs.startOrTakeUp("n1", Command.of("true"), Optional.of(10L));
        ShellHostJobs other = new ShellHostJobs(new LocalHost(home), "host local", "payments");
        other.startOrTakeUp("n2", Command.of("true"), Optional.of(1L));
        assertThat(end("n2").exitCode()).contains(0);
    }

    @Test
    void muchOutputIsBoundedOnTheDiskAndItsEndIsKept() throws Exception {
        jobs.startOrTakeUp(
                "o1", Command.of("sh", "-c", "head -c 20000000 /dev/zero | tr '\\0' x; echo; echo the end"), NO_TOKEN);
        HostJob ended = end("o1");
        assertThat(ended.output()).endsWith("x\nthe end\n").hasSizeLessThanOrEqualTo(64 * 1024);
        long kept = 0;
        try (var files = Files.list(home.resolve(".drillbook/jobs/o1"))) {
            for (Path file : files.toList()) {
                kept += Files.size(file);
            }
        }
        assertThat(kept).isLessThan(6 * 1024 * 1024);
    }

    @Test
    void aDaemonLeftBehindDoesNotKeepTheJobFromEnding() throws Exception {
        jobs.startOrTakeUp("p1", Command.of("sh", "-c", "echo started; setsid sleep 3 & exit 0"), NO_TOKEN);
        HostJob ended = end("p1");
        assertThat(ended.exitCode()).contains(0);
        assertThat(ended.output()).isEqualTo("started\n");
    }

    @Test
    void aStarterThatDiedBeforeItsJobBeganLeavesALostJob() throws Exception {
        Files.createDirectories(home.resolve(".drillbook/jobs/q1"));
        assertThat(jobs.find("q1").orElseThrow().state()).isEqualTo(State.LOST);
    }

    @Test
    void aCutOffInputStartsNothing() throws Exception {
        CommandRunner cutting = (command, limit) -> new LocalHost(home)
                .run(
                        command.arguments().contains("start")
                                ? new Command(command.arguments(), Optional.of("half"))
                                : command,
                        limit);
        ShellHostJobs broken = new ShellHostJobs(cutting, "host local", "orders");
        assertThatThrownBy(() -> broken.startOrTakeUp("r1", Command.of("cat").reading("half and half"), NO_TOKEN))
                .satisfies(thrown -> hasCode(thrown, "connection-lost"));
        assertThat(jobs.find("r1")).isEmpty();
    }

    @Test
    void aMarkThatIsAPathIsRefused() {
        assertThatThrownBy(() -> jobs.find("../../etc")).isInstanceOf(IllegalArgumentException.class);
    }

    private void lastTouched(String mark, Duration ago) throws Exception {
        Files.setLastModifiedTime(
                home.resolve(".drillbook/jobs").resolve(mark),
                FileTime.from(Instant.now().minus(ago)));
    }

    private HostJob end(String mark) throws Exception {
        return await(mark, State.ENDED);
    }

    private HostJob await(String mark, State state) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            HostJob job = jobs.find(mark).orElseThrow();
            if (job.state() == state) {
                return job;
            }
            assertThat(System.nanoTime()).as("job %s is %s", mark, job.state()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static void hasCode(Throwable thrown, String code) {
        assertThat(thrown).isInstanceOf(ActionException.class);
        assertThat(((ActionException) thrown).failure().code()).isEqualTo(code);
    }
}
