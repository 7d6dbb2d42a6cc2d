package org.gradproof.cli.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * How many unsound edits of the kernel the second checker notices: each edit of the list is compiled by itself, and put before
 * the kernel in a virtual machine of its own that runs {@link FalseProofs}.
 */
final class KernelEdits {
    private static final Pattern COUNTS = Pattern.compile("claims (\\d+) false (\\d+) replayed (\\d+)");
    private static final String PACKAGE = "org/gradproof/symbolic/";

    private KernelEdits() {}

    /** The list, the sources of the kernel, the folder of documents, a folder to work in, and how many claims to try. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<KernelEdit> edits = KernelEdit.read(Path.of(args[0]));
        Path sources = Path.of(args[1]);
        Path work = Path.of(args[3]);
        int noticed = 0;
        int felt = 0;
        int proofs = 0;
        int replayed = 0;
        for (int i = 0; i < edits.size(); i++) {
            KernelEdit edit = edits.get(i);
            Path classes = Files.createDirectories(work.resolve("edit-" + i));
            compile(edit, sources, work.resolve("source-" + i), classes);
            Matcher counts = run(classes, args[2], args[4]);
            int wrong = Integer.parseInt(counts.group(2));
            int again = Integer.parseInt(counts.group(3));
            felt += wrong > 0 ? 1 : 0;
            noticed += wrong > 0 && again == 0 ? 1 : 0;
            proofs += wrong;
            replayed += again;
            System.out.println(edit.why() + ": " + wrong + " of " + counts.group(1) + " claims falsely proved, " + again
                    + " of them replayed");
        }
        System.out.println(edits.size() + " edits; " + felt + " make false proofs of these claims; of " + noticed
                + " the second checker replays none; of " + proofs + " false proofs it replays " + replayed);
    }

    private static void compile(KernelEdit edit, Path sources, Path into, Path classes) throws IOException {
        Path file = into.resolve(PACKAGE + edit.file());
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, edit.in(Files.readString(sources.resolve(PACKAGE + edit.file()))));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
        if (status != 0) {
            throw new IOException("cannot be compiled: " + edit.why());
        }
    }

    private static Matcher run(Path classes, String documents, String sample) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss8m",
                        "-cp",
                        classes + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        FalseProofs.class.getName(),
                        documents,
                        sample)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        out.lines().filter(line -> line.startsWith("replayed: ")).forEach(System.out::println);
        Matcher counts = COUNTS.matcher(out);
        if (!counts.find()) {
            throw new IOException("the edited kernel did not end: " + out);
        }
        return counts;
    }
}
