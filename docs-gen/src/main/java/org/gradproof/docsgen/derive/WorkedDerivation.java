package org.gradproof.docsgen.derive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/**
 * A derivative worked out.
 *
 * @param lines the derivation, the result in the last line; empty if there is none
 * @param givens the lines of the givens in force
 * @param errors why the question could not be read
 * @param question the first side, that the errors' columns are about
 * @param verdict of the whole derivation
 */
public record WorkedDerivation(
        List<String> lines, List<String> givens, List<SourceError> errors, String question, Verdict verdict) {
    public WorkedDerivation {
        lines = List.copyOf(lines);
        givens = List.copyOf(givens);
        errors = List.copyOf(errors);
    }

    /** Derives the expression with respect to the name, under the document's givens. */
    public static WorkedDerivation of(
            MarkedDocument document, String name, String expression, Prover prover, Verifier verifier) {
        Setting setting = new Setting(document);
        String operator = "\\frac{\\partial}{\\partial " + name.strip() + "} ";
        String bare = operator + expression.strip();
        String question = operator + "\\left[ " + expression.strip() + " \\right]";
        Derivation asked = setting.read(List.of(question, "= 0"));
        if (!asked.errors().isEmpty()) {
            return new WorkedDerivation(List.of(), List.of(), asked.errors(), question, Verdict.INVALID);
        }
        Expr first = asked.steps().get(0).left().expr();
        if (same(setting.read(List.of(bare, "= 0")), first)) {
            question = bare;
        }
        List<String> givens = givens(asked);
        Optional<Expr> result = prover.rederive(first, asked.givens());
        if (result.isEmpty()) {
            return new WorkedDerivation(List.of(), givens, List.of(), question, Verdict.UNDECIDED);
        }
        List<Expr> between =
                first instanceof Deriv deriv ? new Steps(asked.givens(), prover).propose(deriv) : List.of();
        Set<String> lines = new LinkedHashSet<>(List.of(question));
        between.forEach(line -> lines.add("= " + LatexWriter.write(line)));
        String last = "= " + LatexWriter.write(result.get());
        lines.remove(last);
        lines.add(last);
        return checked(setting, new ArrayList<>(lines), givens, verifier);
    }

    private static boolean same(Derivation read, Expr first) {
        return read.errors().isEmpty() && read.steps().get(0).left().expr().equals(first);
    }

    private static List<String> givens(Derivation asked) {
        return asked.givens().all().stream()
                .map(Given::latex)
                .filter(latex -> !latex.isBlank())
                .distinct()
                .toList();
    }

    /** Leaves out proposed lines that are not proved, until the rest is. */
    private static WorkedDerivation checked(
            Setting setting, List<String> lines, List<String> givens, Verifier verifier) {
        while (true) {
            Derivation derivation = setting.read(lines);
            ReadDocument alone = new ReadDocument("", List.of(derivation), List.of());
            DerivationReport report = verifier.verify(alone).derivations().get(0);
            if (report.verdict() == Verdict.PROVED || lines.size() == 2) {
                return new WorkedDerivation(lines, givens, report.errors(), lines.get(0), report.verdict());
            }
            lines.remove(weakLine(report, lines.size()));
        }
    }

    /** A line between the first and the last that has a part in what is not proved. */
    private static int weakLine(DerivationReport report, int lines) {
        int line = report.errors().stream()
                .mapToInt(error -> error.line() - 1)
                .findFirst()
                .orElse(1);
        for (StepReport step : report.steps()) {
            if (step.verdict() != Verdict.PROVED) {
                line = step.step();
                break;
            }
        }
        return Math.max(1, Math.min(line, lines - 2));
    }
}
