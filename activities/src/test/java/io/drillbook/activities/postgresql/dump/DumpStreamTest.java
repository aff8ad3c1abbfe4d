package io.drillbook.activities.postgresql.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.connector.ObjectUpload;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.QuietContext;
import io.drillbook.runbooks.call.FailureKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpStreamTest {
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void partsAreFullButTheLastAndNothingIsLostOrTurned() throws Exception {
        byte[] body = new byte[2 * DumpStream.PART + 5];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 31 + i / 4096);
        }
        Parts parts = new Parts();
        DumpStream stream = new DumpStream(parts, "database shop", new QuietContext(false));
        stream.take(new ByteArrayInputStream(body));
        assertThat(parts.lengths).containsExactly(DumpStream.PART, DumpStream.PART, 5);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        assertThat(stream.digest()).isEqualTo(digest);
        assertThat(HexFormat.of().formatHex(parts.digest.digest())).isEqualTo(digest);
        assertThat(stream.bytes()).isEqualTo(body.length);
    }

    @Test
    void theHeapStaysFlatWhileTheStreamGrowsTenfold() throws Exception {
        carry(64);
        long small = carry(64);
        long large = carry(640);
        System.out.println(
                "allocated for 64 MiB: " + small / MEBIBYTE + " MiB, for 640 MiB: " + large / MEBIBYTE + " MiB");
        assertThat(large - small).isLessThan(8L * MEBIBYTE);
    }

    @Test
    void aStoreThatRefusesAPartEndsTheStream() {
        ObjectUpload refusing = new Parts() {
            @Override
            public void part(byte[] buffer, int length) throws ActionException {
                throw new ActionException("store-full", FailureKind.LIMIT, "the store is full", "make room");
            }
        };
        assertThatThrownBy(() -> new DumpStream(refusing, "database shop", new QuietContext(false))
                        .take(new Zeros(64L * MEBIBYTE)))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("the store is full");
    }

    @Test
    void aCancelEndsTheStream() {
        assertThatThrownBy(() ->
                        new DumpStream(new Parts(), "database shop", new QuietContext(true)).take(new Zeros(MEBIBYTE)))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("stopped");
    }

    /** Bytes that this thread allocated while it carried a stream. */
    private static long carry(int mebibytes) throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        new DumpStream(new Parts(), "database shop", new QuietContext(false))
                .take(new Zeros((long) mebibytes * MEBIBYTE));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static class Parts implements ObjectUpload {
        final List<Integer> lengths = new ArrayList<>();
        final MessageDigest digest;

        Parts() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (java.security.NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void part(byte[] buffer, int length) throws ActionException {
            digest.update(buffer, 0, length);
            lengths.add(length);
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }

    /** As many zeros as asked for, in pieces as a connection brings them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, Math.min(length, 32 * 1024));
            left -= count;
            return count;
        }
    }
}
