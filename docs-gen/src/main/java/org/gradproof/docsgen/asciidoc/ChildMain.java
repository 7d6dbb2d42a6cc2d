package org.gradproof.docsgen.asciidoc;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.gradproof.docsgen.asciidoc.ChildProcess.Request;
import org.gradproof.docsgen.record.RecordJson;

/** The other end of {@link ChildProcess}: answers one request after the other until there are no more. */
final class ChildMain {
    private ChildMain() {}

    /**
     * Answers requests on standard input.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException {
        // A document must not keep it busy when nobody waits for the answer any more.
        ProcessHandle.current().parent().ifPresent(ChildMain::endWith);
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            Engine.start();
            out.writeBoolean(true);
            out.flush();
            while (true) {
                answer(RecordJson.read(ChildProcess.read(in), Request.class), out);
            }
        }
    }

    private static void endWith(ProcessHandle parent) {
        CompletableFuture<Void> unused =
                parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    private static void answer(Request request, DataOutputStream out) throws IOException {
        String text;
        boolean done = true;
        try {
            text = request.conversion() == null
                    ? RecordJson.write(Asciidoctors.HERE.parse(request.lines(), Path.of(request.folder())))
                    : Asciidoctors.HERE.convert(request.conversion());
        } catch (IOException e) {
            done = false;
            text = String.valueOf(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // JRuby's own exceptions among them; a stack that is full says so in the one or the other way.
            done = false;
            text = e instanceof StackOverflowError
                            || String.valueOf(e.getMessage()).contains("stack level too deep")
                    ? "it is nested too deeply for Asciidoctor"
                    : "Asciidoctor cannot read it: " + e;
        }
        out.writeBoolean(done);
        ChildProcess.write(out, text);
    }
}
