package org.gradproof.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An output that is read from an input. Java's own takes the end of a thread that has written for the end of the pipe. */
final class Pipe {
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> written = new LinkedBlockingQueue<>();

    final OutputStream out = new OutputStream() {
        @Override
        public void write(int b) {
            written.add(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] from, int start, int length) {
            if (length > 0) {
                written.add(Arrays.copyOfRange(from, start, start + length));
            }
        }

        @Override
        public void close() {
            written.add(END);
        }
    };

    final InputStream in = new InputStream() {
        private byte[] bytes = {};
        private int at;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (at == bytes.length && !ended) {
                try {
                    bytes = written.take();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                at = 0;
                ended = bytes.length == 0;
            }
            if (ended) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, from, count);
            at += count;
            return count;
        }
    };
}
