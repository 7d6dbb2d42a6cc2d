package org.gradproof.symbolic.latex;

import java.util.Map;
import java.util.Set;

/** The commands that the language knows, by what the reader does with them. */
final class Commands {
    /** Spaces within a formula. */
    static final Set<String> SPACES = Set.of(
            "\\,", "\\;", "\\:", "\\!", "\\>", "\\ ", "\\thinspace", "\\medspace", "\\thickspace", "\\negthinspace");

    /** Wide spaces, behind which a line has only words. */
    static final Set<String> QUADS = Set.of("\\quad", "\\qquad");

    /** Without meaning and without an argument. */
    static final Set<String> LAYOUT = Set.of(
            "\\nonumber",
            "\\notag",
            "\\limits",
            "\\nolimits",
            "\\displaystyle",
            "\\textstyle",
            "\\scriptstyle",
            "\\displaylimits",
            "\\allowbreak",
            "\\hfill",
            "\\hline");

    /** Layout with one argument, which a page shows beside the formula or not at all. */
    static final Set<String> LAYOUT_WITH_ARGUMENT = Set.of("\\tag", "\\label");

    /** Words. */
    static final Set<String> TEXTS = Set.of("\\text", "\\textrm", "\\textnormal", "\\mbox", "\\textit", "\\textbf");

    /** References to other places, which say nothing by themselves. */
    static final Set<String> REFERENCES = Set.of("\\eqref", "\\ref", "\\cite", "\\citep", "\\citet", "\\autoref");

    /** What stands over or under a formula or marks it, with its arguments. */
    static final Set<String> MARKS = Set.of(
            "\\underbrace",
            "\\overbrace",
            "\\overset",
            "\\underset",
            "\\stackrel",
            "\\boxed",
            "\\cancel",
            "\\bcancel",
            "\\xcancel");

    /** What takes an index under it. */
    static final Set<String> INDEXED = Set.of("\\max", "\\min", "\\sum", "\\prod");

    /** What shows or hides text from the reader, or changes what commands mean. */
    static final Set<String> HIDING = Set.of(
            "\\phantom",
            "\\hphantom",
            "\\vphantom",
            "\\color",
            "\\textcolor",
            "\\colorbox",
            "\\fcolorbox",
            "\\rlap",
            "\\llap",
            "\\clap",
            "\\mathrlap",
            "\\mathllap",
            "\\mathclap",
            "\\smash",
            "\\kern",
            "\\mkern",
            "\\hskip",
            "\\mskip",
            "\\hspace",
            "\\mspace",
            "\\raisebox",
            "\\tiny",
            "\\def",
            "\\gdef",
            "\\edef",
            "\\xdef",
            "\\let",
            "\\futurelet",
            "\\newcommand",
            "\\renewcommand",
            "\\providecommand",
            "\\DeclareMathOperator",
            "\\newenvironment",
            "\\sout",
            "\\require",
            "\\href",
            "\\url",
            "\\includegraphics",
            "\\htmlClass",
            "\\htmlStyle",
            "\\htmlId",
            "\\htmlData");

    /** Fonts and accents: one argument, which they change the look of. */
    static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("\\mathbf", "\\mathbf"),
            Map.entry("\\boldsymbol", "\\boldsymbol"),
            Map.entry("\\bm", "\\boldsymbol"),
            Map.entry("\\pmb", "\\boldsymbol"),
            Map.entry("\\mathrm", "\\mathrm"),
            Map.entry("\\operatorname", "\\mathrm"),
            Map.entry("\\mathit", "\\mathit"),
            Map.entry("\\mathnormal", "\\mathnormal"),
            Map.entry("\\mathsf", "\\mathsf"),
            Map.entry("\\mathtt", "\\mathtt"),
            Map.entry("\\mathcal", "\\mathcal"),
            Map.entry("\\mathscr", "\\mathscr"),
            Map.entry("\\mathfrak", "\\mathfrak"),
            Map.entry("\\mathbb", "\\mathbb"),
            Map.entry("\\hat", "\\hat"),
            Map.entry("\\widehat", "\\widehat"),
            Map.entry("\\tilde", "\\tilde"),
            Map.entry("\\widetilde", "\\widetilde"),
            Map.entry("\\bar", "\\bar"),
            Map.entry("\\overline", "\\overline"),
            Map.entry("\\underline", "\\underline"),
            Map.entry("\\vec", "\\vec"),
            Map.entry("\\dot", "\\dot"),
            Map.entry("\\ddot", "\\ddot"),
            Map.entry("\\check", "\\check"),
            Map.entry("\\breve", "\\breve"),
            Map.entry("\\acute", "\\acute"),
            Map.entry("\\grave", "\\grave"),
            Map.entry("\\mathring", "\\mathring"));

    /** The fonts among the styles, without which a vector's name is its component's name too. */
    static final Set<String> FONTS =
            Set.of("\\mathbf", "\\boldsymbol", "\\mathrm", "\\mathsf", "\\mathcal", "\\mathit", "\\vec");

    /** Fractions and binomials by their plain form. */
    static final Map<String, String> FRACTIONS = Map.of(
            "\\frac", "\\frac",
            "\\dfrac", "\\frac",
            "\\tfrac", "\\frac",
            "\\cfrac", "\\frac",
            "\\binom", "\\binom",
            "\\dbinom", "\\binom",
            "\\tbinom", "\\binom");

    /** Sizes of a bracket that changes nothing else. */
    static final Set<String> SIZES = Set.of(
            "\\big",
            "\\Big",
            "\\bigg",
            "\\Bigg",
            "\\bigl",
            "\\Bigl",
            "\\biggl",
            "\\Biggl",
            "\\bigr",
            "\\Bigr",
            "\\biggr",
            "\\Biggr",
            "\\bigm",
            "\\Bigm",
            "\\biggm",
            "\\Biggm",
            "\\middle");

    /** Spellings that print alike, by their normal form. */
    static final Map<String, String> ALIKE = Map.ofEntries(
            Map.entry("\\leq", "\\le"),
            Map.entry("\\leqslant", "\\le"),
            Map.entry("\\leqq", "\\le"),
            Map.entry("\\geq", "\\ge"),
            Map.entry("\\geqslant", "\\ge"),
            Map.entry("\\geqq", "\\ge"),
            Map.entry("\\ne", "\\neq"),
            Map.entry("\\lt", "<"),
            Map.entry("\\gt", ">"),
            Map.entry("\\mid", "|"),
            Map.entry("\\vert", "|"),
            Map.entry("\\Vert", "\\|"),
            Map.entry("\\parallel", "\\|"),
            Map.entry("\\rightarrow", "\\to"),
            Map.entry("\\longrightarrow", "\\to"),
            Map.entry("\\dots", "\\ldots"),
            Map.entry("\\dotsc", "\\ldots"),
            Map.entry("\\cdots", "\\ldots"),
            Map.entry("\\colon", ":"),
            Map.entry("\\coloneqq", ":="),
            Map.entry("\\coloneq", ":="),
            Map.entry("\\triangleq", ":="),
            Map.entry("\\lbrace", "\\{"),
            Map.entry("\\rbrace", "\\}"),
            Map.entry("\\lbrack", "["),
            Map.entry("\\rbrack", "]"),
            Map.entry("\\lparen", "("),
            Map.entry("\\rparen", ")"),
            Map.entry("\\wedge", "\\land"),
            Map.entry("\\vee", "\\lor"),
            Map.entry("\\neg", "\\lnot"),
            Map.entry("\\subset", "\\subseteq"),
            Map.entry("\\bot", "\\perp"),
            Map.entry("\\ast", "*"),
            Map.entry("\\intercal", "\\top"),
            Map.entry("\\equiv", ":="),
            Map.entry("\\Rightarrow", "\\implies"),
            Map.entry("\\Longrightarrow", "\\implies"),
            Map.entry("\\Leftrightarrow", "\\iff"),
            Map.entry("\\Longleftrightarrow", "\\iff"),
            Map.entry("\\impliedby", "\\Leftarrow"),
            Map.entry("\\Longleftarrow", "\\Leftarrow"),
            Map.entry("\\simeq", "\\approx"),
            Map.entry("\\cong", "\\approx"),
            Map.entry("\\asymp", "\\approx"));

    /** The other symbols of the language. */
    static final Set<String> SYMBOLS = Set.of(
            "\\argmax",
            "\\argmin",
            "\\alpha",
            "\\beta",
            "\\gamma",
            "\\delta",
            "\\epsilon",
            "\\varepsilon",
            "\\zeta",
            "\\eta",
            "\\theta",
            "\\vartheta",
            "\\iota",
            "\\kappa",
            "\\lambda",
            "\\mu",
            "\\nu",
            "\\xi",
            "\\pi",
            "\\varpi",
            "\\rho",
            "\\varrho",
            "\\sigma",
            "\\varsigma",
            "\\tau",
            "\\upsilon",
            "\\phi",
            "\\varphi",
            "\\chi",
            "\\psi",
            "\\omega",
            "\\Gamma",
            "\\Delta",
            "\\Theta",
            "\\Lambda",
            "\\Xi",
            "\\Pi",
            "\\Sigma",
            "\\Upsilon",
            "\\Phi",
            "\\Psi",
            "\\Omega",
            "\\ell",
            "\\hbar",
            "\\imath",
            "\\jmath",
            "\\partial",
            "\\nabla",
            "\\odot",
            "\\otimes",
            "\\oslash",
            "\\det",
            "\\Pr",
            "\\succ",
            "\\succeq",
            "\\infty",
            "\\cdot",
            "\\times",
            "\\sum",
            "\\prod",
            "\\int",
            "\\iint",
            "\\exp",
            "\\log",
            "\\ln",
            "\\arctan",
            "\\tanh",
            "\\sinh",
            "\\cosh",
            "\\sin",
            "\\cos",
            "\\tan",
            "\\max",
            "\\min",
            "\\le",
            "\\ge",
            "\\neq",
            "|",
            "\\|",
            "\\to",
            "\\ldots",
            "\\in",
            "\\subseteq",
            "\\sim",
            "\\perp",
            "\\implies",
            "\\iff",
            "\\Leftarrow",
            "\\because",
            "\\therefore",
            "\\approx",
            "\\propto",
            "\\forall",
            "\\choose",
            "\\land",
            "\\lor",
            "\\lnot",
            "\\prime",
            "\\top",
            "\\dagger",
            "\\star",
            "\\circ",
            "\\{",
            "\\}",
            "\\lvert",
            "\\rvert",
            "\\lVert",
            "\\rVert",
            "\\langle",
            "\\rangle");

    /** Environments around a formula, which only lay it out. */
    static final Set<String> LAYOUT_ENVIRONMENTS = Set.of(
            "align",
            "align*",
            "aligned",
            "gather",
            "gather*",
            "gathered",
            "equation",
            "equation*",
            "split",
            "multline",
            "multline*",
            "eqnarray",
            "eqnarray*",
            "flalign",
            "flalign*");

    private Commands() {}
}
