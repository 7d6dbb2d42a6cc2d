package org.gradproof.docsgen.mathml;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;

/** What each command without an argument looks like. */
final class Signs {
    private Signs() {}

    /** Letters and what is set like one. */
    static final Map<String, String> LETTERS = pairs("""
            alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
            mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ
            omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ
            imath ı jmath ȷ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ Re ℜ Im ℑ aleph ℵ
            """);

    static final Map<String, String> OPERATORS = pairs("""
            cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ otimes ⊗ oplus ⊕ ominus ⊖ oslash ⊘ cup ∪
            cap ∩ setminus ∖ backslash ∖ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄ in ∈ notin ∉ ni ∋
            le ≤ leq ≤ leqslant ⩽ leqq ≦ ge ≥ geq ≥ geqslant ⩾ geqq ≧ lt < gt > ll ≪ gg ≫ ne ≠ neq ≠ equiv ≡ sim ∼
            simeq ≃ approx ≈ cong ≅ asymp ≍ propto ∝ triangleq ≜ coloneqq ≔ coloneq ≔ prec ≺ preceq ⪯ succ ≻ succeq ⪰
            subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ mid ∣ parallel ∥ perp ⟂ intercal ⊺ to → rightarrow → leftarrow ←
            gets ← longrightarrow ⟶ mapsto ↦ leftrightarrow ↔ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐
            Longleftarrow ⟸ impliedby ⟸ Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺ uparrow ↑ downarrow ↓ searrow ↘
            nearrow ↗ rightharpoonup ⇀ ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ colon : prime ′ dagger †
            therefore ∴ because ∵ models ⊨ vdash ⊢ angle ∠ square □ Box □ blacksquare ■ checkmark ✓ triangle △
            int ∫ iint ∬ iiint ∭ oint ∮ % % # # $ $ & & _ _ slash /
            """);

    /** Operators whose scripts stand over and under them where there is room. */
    static final Map<String, String> LARGE =
            pairs("sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀");

    static final Map<String, String> BRACKETS = pairs("""
            { { } } | ‖ vert | Vert ‖ lvert | rvert | lVert ‖ rVert ‖ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
            lbrace { rbrace } lbrack [ rbrack ] lparen ( rparen )
            """);

    static final Map<String, String> ACCENTS = pairs("""
            hat ^ widehat ^ tilde ~ widetilde ~ bar ¯ overline ¯ vec → dot ˙ ddot ¨ check ˇ breve ˘ acute ´ grave `
            mathring ˚ overrightarrow → overbrace ⏞
            """);

    /** Functions that have their own name for a command. */
    static final Set<String> FUNCTIONS = Set.of(
            "exp", "log", "ln", "lg", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth",
            "arcsin", "arccos", "arctan", "det", "dim", "ker", "deg", "arg", "gcd", "hom", "Pr");

    /** Those among them whose script stands under them where there is room. */
    static final Set<String> LIMITS = Set.of("lim", "max", "min", "sup", "inf", "limsup", "liminf", "argmax", "argmin");

    /** Sizes of the bracket behind them, in em; a letter for its side may follow. */
    static final Map<String, String> SIZES = pairs("big 1.2 Big 1.8 bigg 2.4 Bigg 3");

    /** The widths of spaces, in em. */
    static final Map<String, String> SPACES = pairs("""
            , 0.167 thinspace 0.167 : 0.222 > 0.222 medspace 0.222 ; 0.278 thickspace 0.278 quad 1 qquad 2 ! -0.167
            negthinspace -0.167 enspace 0.5 hfill 2
            """);

    /** What says nothing where the formula is set by a browser. */
    static final Set<String> NOTHING = Set.of(
            "nonumber", "notag", "displaystyle", "textstyle", "scriptstyle", "allowbreak", "hline", "relax", "strut");

    static final Set<String> FRACTIONS = Set.of("frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom");

    static final Set<String> TEXTS =
            Set.of("text", "textrm", "textnormal", "mbox", "textit", "textbf", "textsf", "texttt");

    /** Environments: the class of how their columns stand, and what stands left and right of them. */
    static final Map<String, String[]> ENVIRONMENTS = Map.ofEntries(
            environment("matrix", "", ".", "."),
            environment("smallmatrix", "", ".", "."),
            environment("array", "", ".", "."),
            environment("pmatrix", "", "(", ")"),
            environment("bmatrix", "", "[", "]"),
            environment("Bmatrix", "", "{", "}"),
            environment("vmatrix", "", "|", "|"),
            environment("Vmatrix", "", "‖", "‖"),
            environment("cases", "gp-cases", "{", "."),
            environment("rcases", "gp-cases", ".", "}"),
            environment("aligned", "gp-aligned", ".", "."),
            environment("alignedat", "gp-aligned", ".", "."),
            environment("align", "gp-aligned", ".", "."),
            environment("alignat", "gp-aligned", ".", "."),
            environment("split", "gp-aligned", ".", "."),
            environment("eqnarray", "gp-aligned", ".", "."),
            environment("gathered", "gp-gathered", ".", "."),
            environment("gather", "gp-gathered", ".", "."),
            environment("multline", "gp-gathered", ".", "."),
            environment("equation", "gp-gathered", ".", "."));

    private static Map.Entry<String, String[]> environment(String name, String... layout) {
        return Map.entry(name, layout);
    }

    private static Map<String, String> pairs(String words) {
        Map<String, String> pairs = new HashMap<>();
        Scanner split = new Scanner(words);
        while (split.hasNext()) {
            pairs.put(split.next(), split.next());
        }
        return Collections.unmodifiableMap(pairs);
    }
}
