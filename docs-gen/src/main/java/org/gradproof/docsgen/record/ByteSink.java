package org.gradproof.docsgen.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes, one behind the other. */
final class ByteSink {
    private byte[] bytes = new byte[256];
    private int size;

    void add(char tag) {
        ensure(1);
        bytes[size++] = (byte) tag;
    }

    void add(int number) {
        ensure(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (number >> shift);
        }
    }

    void add(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** A text with its length: of letters of one byte each, or of two. */
    void add(String text) {
        boolean narrow = true;
        for (int i = 0; i < text.length() && narrow; i++) {
            narrow = text.charAt(i) < 256;
        }
        byte[] letters = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
        add(narrow ? 'a' : 't');
        add(letters.length);
        add(letters);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    byte[] sha256() {
        return Fingerprint.sha256().digest(bytes());
    }
}
