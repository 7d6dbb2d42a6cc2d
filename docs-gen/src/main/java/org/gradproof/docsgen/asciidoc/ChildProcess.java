package org.gradproof.docsgen.asciidoc;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gradproof.docsgen.record.RecordJson;
import org.jspecify.annotations.Nullable;

/**
 * Asciidoctor in a Java of its own, with a bound on its memory and on the processor time of each document: its patterns and
 * its recursion are not ours, and what they do cannot be stopped otherwise. It is started once, when it is first needed, and
 * again after a document that ended it. Where no Java can be started, Asciidoctor runs in this process.
 */
final class ChildProcess implements Asciidoctors {
    /** Ten times what any document takes that people read; of processor time, as far as the system tells. */
    private static final Duration STANDARD = Duration.ofSeconds(4);

    /** A child that has to wait for the processor is given longer. */
    private static final int WAITING = 10;

    private static final Duration START = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 20;
    private static final int MOST_BYTES = 256 << 20;

    private final Duration limit;
    private @Nullable Child child;
    private boolean impossible;

    ChildProcess() {
        this(STANDARD);
    }

    /**
     * @param limit of the processor time of one document
     */
    ChildProcess(Duration limit) {
        this.limit = limit;
    }

    private record Child(Process process, DataOutputStream out, DataInputStream in) {
        void end() {
            process.destroyForcibly();
        }
    }

    @Override
    public synchronized Parsed parse(List<String> lines, Path folder) throws IOException {
        String folderName = folder.toAbsolutePath().toString();
        Child running = child();
        return running == null
                ? HERE.parse(lines, folder)
                : RecordJson.read(ask(running, new Request(lines, folderName, null)), Parsed.class);
    }

    @Override
    public synchronized String convert(Conversion conversion) throws IOException {
        Child running = child();
        return running == null
                ? HERE.convert(conversion)
                : ask(running, new Request(List.of(), conversion.folder(), conversion));
    }

    /**
     * What the child is asked for: a document's outline, or where there is a conversion, that.
     */
    record Request(
            List<String> lines, String folder, @Nullable Conversion conversion) {
        Request {
            lines = List.copyOf(lines);
        }
    }

    private String ask(Child running, Request request) throws IOException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread talking = new Thread(() -> talk(running, request, answer), "gradproof-asciidoctor");
        talking.setDaemon(true);
        Duration before = processorTime(running.process());
        long start = System.nanoTime();
        talking.start();
        while (true) {
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                long nanos = System.nanoTime() - start;
                Duration taken = processorTime(running.process()).minus(before);
                boolean over = taken.isZero() ? nanos > limit.toNanos() * WAITING : taken.compareTo(limit) > 0;
                if (over || nanos > limit.toNanos() * WAITING * WAITING) {
                    drop(running);
                    throw new IOException("Asciidoctor was stopped after " + limit.toSeconds()
                            + " seconds of processor time; expected a smaller or plainer document");
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Refused refused) {
                    throw new IOException(refused.getMessage(), e);
                }
                drop(running);
                throw new IOException("Asciidoctor takes more memory for it than there is", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                drop(running);
                throw new IOException("interrupted", e);
            }
        }
    }

    /** What the child says of a document that it could not do. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private static void talk(Child running, Request request, CompletableFuture<String> answer) {
        try {
            write(running.out(), RecordJson.write(request));
            boolean done = running.in().readBoolean();
            String text = read(running.in());
            if (done) {
                answer.complete(text);
            } else {
                answer.completeExceptionally(new Refused(text));
            }
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
    }

    private void drop(Child dead) {
        dead.end();
        child = null;
    }

    private static Duration processorTime(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private @Nullable Child child() {
        if (child != null && !child.process().isAlive()) {
            child = null;
        }
        if (child == null && !impossible) {
            child = started();
            impossible = child == null;
        }
        return child;
    }

    private static @Nullable Child started() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "-Xmx256m",
                "-Xss8m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                ChildMain.class.getName());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            Child begun = new Child(
                    process,
                    new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
                    new DataInputStream(new BufferedInputStream(process.getInputStream())));
            CompletableFuture<Boolean> ready = CompletableFuture.supplyAsync(() -> isReady(begun));
            if (ready.get(START.toSeconds(), TimeUnit.SECONDS)) {
                return begun;
            }
            begun.end();
        } catch (IOException | ExecutionException | TimeoutException e) {
            // There is no other Java here, or not our classes in it.
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static boolean isReady(Child begun) {
        try {
            return begun.in().readBoolean();
        } catch (IOException e) {
            return false;
        }
    }

    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("no length: " + length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("cut off");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
