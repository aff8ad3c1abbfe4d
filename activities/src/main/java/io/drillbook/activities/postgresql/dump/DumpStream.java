package io.drillbook.activities.postgresql.dump;

import io.drillbook.activities.connector.ByteSink;
import io.drillbook.activities.connector.ObjectUpload;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Carries a stream into an upload with two buffers: one is filled while the other is sent. However long the stream is, it
 * takes these two and nothing else, neither of the heap nor of the disk.
 */
final class DumpStream implements ByteSink {
    /** Size of a part: ten thousand of them are 156 GiB. */
    static final int PART = 16 << 20;

    private final ObjectUpload upload;
    private final String title;
    private final ActionContext context;
    private final MessageDigest digest = sha256();
    private long bytes;

    DumpStream(ObjectUpload upload, String title, ActionContext context) {
        this.upload = upload;
        this.title = title;
        this.context = context;
    }

    @Override
    public void take(InputStream stream) throws IOException, ActionException, InterruptedException {
        byte[][] buffers = {new byte[PART], new byte[PART]};
        Optional<Future<?>> sending = Optional.empty();
        ExecutorService sender = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().name("dump-upload").unstarted(task));
        try {
            for (int turn = 0; ; turn++) {
                byte[] buffer = buffers[turn % 2];
                int length = fill(stream, buffer);
                await(sending);
                sending = Optional.empty();
                if (length == 0) {
                    return;
                }
                digest.update(buffer, 0, length);
                sending = Optional.of(sender.submit(() -> {
                    upload.part(buffer, length);
                    return null;
                }));
            }
        } finally {
            sender.shutdownNow();
        }
    }

    /** Bytes carried so far. */
    long bytes() {
        return bytes;
    }

    /** SHA-256 of what was carried; asked once, at the end. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private int fill(InputStream stream, byte[] buffer) throws IOException, ActionException {
        int length = 0;
        while (length < buffer.length) {
            int read = stream.read(buffer, length, buffer.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            bytes += read;
            context.progress("dumping " + title, bytes, 0, "bytes");
            if (context.cancelRequested()) {
                throw new ActionException(
                        "cancelled",
                        FailureKind.CANCELLED,
                        "the dump was stopped; nothing of it counts",
                        "what was sent of " + title + " is removed");
            }
        }
        return length;
    }

    private static void await(Optional<Future<?>> sending) throws ActionException, InterruptedException {
        if (sending.isEmpty()) {
            return;
        }
        try {
            sending.get().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ActionException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
