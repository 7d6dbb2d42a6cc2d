package org.gradproof.symbolic.normal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.normal.attempt.Opened;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.reader.document.ExpressionReader;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;
import org.gradproof.symbolic.symja.SymjaAlgebra;

/** Claims, polynomials and facts from LaTeX, for tests of the kernel's rules: givens first, separated by semicolons. */
public final class Kernel {
    private static final PolynomialAlgebra ALGEBRA = new SymjaAlgebra();

    private Kernel() {}

    /** Whether the relation is proved for every size, without any number being tried. */
    public static boolean proves(String givens, String relation) {
        return outcome(givens, relation) == Outcome.PROVED;
    }

    public static Outcome outcome(String givens, String relation) {
        return new Prover(ALGEBRA, Expr::toString)
                .prove(claim(givens, relation))
                .outcome();
    }

    /** The relation as a claim under the givens. */
    public static Claim claim(String givens, String relation) {
        Derivation read = read(givens, relation);
        Step step = read.steps().get(0);
        return new Claim(
                read.givens(), step.left().expr(), step.relation(), step.right().expr());
    }

    /** The givens opened for polynomials: their signs are learned, their equations are not. */
    public static Opened under(String givens) {
        return Opened.of(read(givens, "1 = 1").givens(), ALGEBRA);
    }

    /** The normal form of the expression. */
    public static Poly poly(Opened under, String latex) {
        return under.normal(ExpressionReader.read(latex, under.givens()));
    }

    private static Derivation read(String givens, String relation) {
        List<MarkedBlock> blocks = new ArrayList<>();
        if (!givens.isBlank()) {
            List<String> lines = List.of(givens.split(";\\s*", -1));
            blocks.add(block(MarkedBlock.Kind.GIVEN, "", 1, lines));
        }
        blocks.add(block(MarkedBlock.Kind.DERIVATION, "claim", 100, List.of(relation)));
        Derivation read = new DerivationReader()
                .read(new MarkedDocument("test.adoc", "Test", blocks, List.of()))
                .derivations()
                .get(0);
        assertThat(read.errors()).as("%s: %s", givens, relation).isEmpty();
        return read;
    }

    private static MarkedBlock block(MarkedBlock.Kind kind, String id, int start, List<String> lines) {
        List<SourceLine> source = new ArrayList<>();
        for (String line : lines) {
            source.add(new SourceLine(start + source.size() + 1, 1, line));
        }
        return new MarkedBlock(kind, id, Map.of(), start, source, List.of(1));
    }
}
