package org.gradproof.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An output of the process, in UTF-8. A reader that has gone away (a broken pipe) has read enough: what more is written is
 * dropped. Any other failure is kept, for a report that was not written is none.
 */
final class ReportStream extends PrintStream {
    private static final int BUFFER = 1 << 16;

    private final Target target;

    private ReportStream(Target target, boolean autoFlush) {
        super(new BufferedOutputStream(target, BUFFER), autoFlush, StandardCharsets.UTF_8);
        this.target = target;
    }

    static ReportStream to(FileDescriptor descriptor, boolean autoFlush) {
        return to(new FileOutputStream(descriptor), autoFlush);
    }

    static ReportStream to(OutputStream out, boolean autoFlush) {
        return new ReportStream(new Target(out), autoFlush);
    }

    /** Why what was written is not all there; empty if it is. */
    String failure() {
        flush();
        return target.failure == null ? "" : target.failure;
    }

    private static final class Target extends OutputStream {
        private final OutputStream out;
        private boolean readerGone;
        private @Nullable String failure;

        Target(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (readerGone) {
                return;
            }
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
                readerGone = message.contains("broken pipe") || message.contains("pipe is being closed");
                if (!readerGone) {
                    failure = message;
                    throw e;
                }
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
