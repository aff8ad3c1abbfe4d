package io.drillbook.activities.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Keeps head and tail of a stream, whatever its length, in bounded memory. */
final class CappedText {
    private final int half;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] tail = new byte[0];
    private long tailTotal;

    /** @param cap most bytes kept; half of them from each end */
    CappedText(int cap) {
        this.half = cap / 2;
    }

    /** Reads a stream to its end. */
    void readAll(InputStream stream) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        int count;
        while ((count = stream.read(buffer)) >= 0) {
            add(buffer, count);
        }
    }

    synchronized void add(byte[] bytes, int count) {
        int forHead = Math.min(count, half - head.size());
        head.write(bytes, 0, forHead);
        for (int index = forHead; index < count; index++) {
            addToTail(bytes[index]);
        }
    }

    /** The text; where bytes are left out, a line between head and tail says how many. */
    synchronized String text() {
        if (tailTotal <= half) {
            byte[] all = Arrays.copyOf(head.toByteArray(), head.size() + (int) tailTotal);
            System.arraycopy(tail, 0, all, head.size(), (int) tailTotal);
            return new String(all, UTF_8);
        }
        int start = (int) (tailTotal % half);
        byte[] inOrder = new byte[half];
        System.arraycopy(tail, start, inOrder, 0, half - start);
        System.arraycopy(tail, 0, inOrder, half - start, start);
        return head.toString(UTF_8) + "\n[" + (tailTotal - half) + " bytes left out]\n" + new String(inOrder, UTF_8);
    }

    private void addToTail(byte value) {
        int index = (int) (tailTotal++ % half);
        if (index >= tail.length) {
            tail = Arrays.copyOf(tail, Math.min(half, Math.max(4096, tail.length * 2)));
        }
        tail[index] = value;
    }
}
