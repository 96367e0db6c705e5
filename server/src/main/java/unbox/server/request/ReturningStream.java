package unbox.server.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream to which what was read too much can be given back: it is read again. */
final class ReturningStream extends InputStream {
    private final InputStream in;
    private byte[] returned = {};
    private int at;

    ReturningStream(InputStream in) {
        this.in = in;
    }

    /** Gives back the bytes from a place on. */
    void giveBack(byte[] bytes, int from) {
        if (from == bytes.length) {
            return;
        }
        int length = bytes.length - from;
        byte[] all = Arrays.copyOfRange(bytes, from, from + length + returned.length - at);
        System.arraycopy(returned, at, all, length, returned.length - at);
        returned = all;
        at = 0;
    }

    @Override
    public int read() throws IOException {
        return at < returned.length ? returned[at++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        if (at == returned.length) {
            return in.read(bytes, start, length);
        }
        int count = Math.min(length, returned.length - at);
        System.arraycopy(returned, at, bytes, start, count);
        at += count;
        return count;
    }
}
