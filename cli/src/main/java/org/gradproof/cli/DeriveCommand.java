package org.gradproof.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gradproof.cli.format.Errors;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.derive.WorkedDerivation;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradproof derive}. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Derives an expression with respect to a name, and writes the work as a section of AsciiDoc, with"
                + " the givens, that check accepts. The last line is the result.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  the result is proved",
            "  1  no result was found, or it is not proved",
            "  2  the givens or the expression could not be read",
            "",
            "Example:",
            "  gradproof derive --given softmax.adoc --wrt '\\mathbf{z}_k' '\\mathscr{L}' > gradient.adoc"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DeriveCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--given",
            paramLabel = "FILE",
            required = true,
            description = "An AsciiDoc file with the givens; those count that are in force at its end.")
    private Path given;

    @Option(
            names = "--wrt",
            paramLabel = "NAME",
            required = true,
            description = "The name, in LaTeX, to differentiate with respect to.")
    private String name;

    @Parameters(paramLabel = "EXPR", description = "The expression, in LaTeX.")
    private String expression;

    DeriveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(given)) {
            throw new InputException(given + ": there is no such file (--given)");
        }
        MarkedDocument document = new DocumentReader(Asciidoctors.APART).read(given, Optional.empty());
        if (!document.errors().isEmpty()) {
            Errors.write(given.toString(), document.errors(), console.err(), console.errStyle());
            return Status.UNREADABLE;
        }
        WorkedDerivation worked;
        try (Verifier verifier = Verifier.standard(Settings.DEFAULT)) {
            worked = WorkedDerivation.of(document, name, expression, Verifier.prover(), verifier);
        }
        if (!worked.errors().isEmpty()) {
            Errors.writeAbout(worked.question(), worked.errors(), console.err(), console.errStyle());
            return Status.UNREADABLE;
        }
        if (worked.lines().isEmpty()) {
            console.err().print("gradproof: no result was found for " + worked.question() + "\n");
            return Status.NOT_MET;
        }
        print(worked);
        if (worked.verdict() != Verdict.PROVED) {
            console.err().print("gradproof: the result is " + worked.verdict() + ", not PROVED\n");
            return Status.NOT_MET;
        }
        return Status.MET;
    }

    private void print(WorkedDerivation worked) {
        PrintStream out = console.out();
        out.print("== Derivative\n\n");
        if (!worked.givens().isEmpty()) {
            block("[latexmath.given]", worked.givens());
        }
        block("[latexmath#derivative.derivation]", worked.lines());
        out.flush();
    }

    private void block(String mark, List<String> lines) {
        console.out().print(mark + "\n++++\n" + String.join(" \\\\\n", lines) + "\n++++\n\n");
    }
}
