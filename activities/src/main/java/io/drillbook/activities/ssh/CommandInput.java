package io.drillbook.activities.ssh;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * What a command on a host reads. That it reads no more is told apart from every other broken stream: whoever writes
 * into it may be reading from a connection of its own, and must not take the one's end for the other's.
 */
final class CommandInput extends FilterOutputStream {
    /** The command, or the connection to it, takes nothing more. */
    static final class Closed extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        Closed(IOException cause) {
            super(cause);
        }
    }

    CommandInput(OutputStream stream) {
        super(stream);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException closed) {
            throw new Closed(closed);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException closed) {
            throw new Closed(closed);
        }
    }
}
