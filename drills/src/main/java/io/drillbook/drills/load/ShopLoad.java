package io.drillbook.drills.load;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An application of the shop: writes orders with their payments at a given pace, whether the last one was answered or
 * not, until it is stopped or its time is over. Only ever on this machine.
 */
public final class ShopLoad implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    /**
     * What was written so far.
     *
     * @param commits orders whose commit was acknowledged
     * @param errors orders whose commit was refused or not answered: these are unknown and not absent
     * @param late orders that were due and not sent, because all connections were waiting
     */
    public record Counts(long commits, long errors, long late) {}

    private final ShopConnections connections;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("shop-load").factory());
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    private ShopLoad(ShopConnections connections) {
        this.connections = connections;
    }

    /**
     * Begins.
     *
     * @param perSecond orders, at least 1
     * @param limit after which it ends by itself
     * @throws IllegalArgumentException when the address is not a loopback one
     */
    public static ShopLoad start(ShopTarget target, int perSecond, Duration limit) throws UnknownHostException {
        if (!InetAddress.getByName(target.address()).isLoopbackAddress()) {
            throw new IllegalArgumentException("load goes to this machine only, not to " + target.address());
        }
        if (perSecond < 1) {
            throw new IllegalArgumentException("a load of " + perSecond + " orders a second is none");
        }
        ShopLoad load = new ShopLoad(new ShopConnections(target));
        long interval = Duration.ofSeconds(1).toNanos() / perSecond;
        var due = load.pace.scheduleAtFixedRate(load::send, 0, interval, TimeUnit.NANOSECONDS);
        var unused = load.pace.schedule(() -> due.cancel(false), limit.toMillis(), TimeUnit.MILLISECONDS);
        return load;
    }

    /** What was written so far. */
    public Counts counts() {
        return new Counts(commits.get(), errors.get(), late.get());
    }

    /** Ends, and waits for what is under way. */
    @Override
    public void close() {
        pace.shutdownNow();
        free.acquireUninterruptibly(CONNECTIONS);
        connections.close();
    }

    private void send() {
        if (!free.tryAcquire()) {
            late.incrementAndGet();
            return;
        }
        Thread.ofVirtual().start(() -> {
            try {
                connections.order();
                commits.incrementAndGet();
            } catch (SQLException refused) {
                errors.incrementAndGet();
            } finally {
                free.release();
            }
        });
    }
}
