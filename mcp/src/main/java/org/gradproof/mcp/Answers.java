package org.gradproof.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An output that takes whole lines, whoever writes them, and counts those that the SDK writes as answers. */
final class Answers extends OutputStream {
    private final OutputStream out;
    private final Ledger ledger;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    Answers(OutputStream out, Ledger ledger) {
        this.out = out;
        this.ledger = ledger;
    }

    /** Writes a line of our own. */
    void line(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(byte[] bytes) throws IOException {
        synchronized (out) {
            out.write(bytes);
            out.flush();
        }
    }

    @Override
    public synchronized void write(int b) throws IOException {
        begun.write(b);
        if (b == '\n') {
            byte[] bytes = begun.toByteArray();
            begun.reset();
            send(bytes);
            ledger.answered();
        }
    }

    @Override
    public synchronized void write(byte[] from, int start, int length) throws IOException {
        for (int i = start; i < start + length; i++) {
            write(from[i]);
        }
    }
}
