package io.drillbook.drills.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process really holds in its heap, looked at again and again: each look collects the garbage first. */
public final class LiveHeap implements AutoCloseable {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final double MEBIBYTE = 1 << 20;

    private final long process;
    private final Thread watcher;
    private volatile double most;
    private volatile boolean ended;

    private LiveHeap(long process) {
        this.process = process;
        this.watcher = Thread.ofPlatform().daemon().name("live-heap").unstarted(this::look);
    }

    /** Watches until it is closed. */
    public static LiveHeap watch(long process) {
        LiveHeap heap = new LiveHeap(process);
        heap.watcher.start();
        return heap;
    }

    /** The largest heap seen, in MiB; at least one look is made. */
    public double most() {
        close();
        if (most == 0) {
            throw new IllegalStateException("the heap of process " + process + " could not be looked at");
        }
        return most;
    }

    private void look() {
        do {
            most = Math.max(most, now());
            Pause.millis(100);
        } while (!ended);
    }

    private double now() {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            jcmd.waitFor(30, TimeUnit.SECONDS);
            Matcher total = TOTAL.matcher(said);
            if (!total.find()) {
                throw new IllegalStateException("jcmd says nothing of the heap: " + said);
            }
            return Long.parseLong(total.group(1)) / MEBIBYTE;
        } catch (IOException missing) {
            throw new IllegalStateException("the bench needs a JDK: its jcmd looks at the worker's heap", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at the heap", stopped);
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            watcher.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
