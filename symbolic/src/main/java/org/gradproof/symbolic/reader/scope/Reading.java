package org.gradproof.symbolic.reader.scope;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.jspecify.annotations.Nullable;

/** What is known while formulas are read: declared names, letters bound so far, undeclared indices, warnings. */
public final class Reading {
    /** What an undeclared letter in an index's place means. */
    public enum Undeclared {
        /** An index of the derivation. */
        FREE,
        /** An index over all whose values an assumption holds. */
        UNIVERSAL,
        /** A fault: a definition's right side has no indices of its own. */
        FAULT
    }

    private static final Span NOWHERE = new Span(0, 0, 1, 1);

    private final Session session;
    private Scope scope;
    private final Undeclared undeclared;
    private final Map<String, Deque<Local>> locals = new HashMap<>();
    private final Map<String, Local.Index> implicit = new LinkedHashMap<>();
    private final IdentityHashMap<Expr, Span> places = new IdentityHashMap<>();
    private final Set<String> freeLetters = new HashSet<>();
    private final Set<String> sideLetters = new HashSet<>();
    private final Set<Name> densities = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> indexLetters = new HashSet<>();
    private final Set<String> components = new HashSet<>();
    private int nodes;
    private @Nullable Name point;
    private List<Node> varying = List.of();
    private List<Node> held = List.of();
    private boolean denominator;

    public Reading(Session session, Scope scope, Undeclared undeclared) {
        this.session = session;
        this.scope = scope;
        this.undeclared = undeclared;
        this.denominator = session.isDenominatorLayout();
    }

    /** The letters that change where a differential is taken. */
    public List<Node> varying() {
        return varying;
    }

    /** The letters that are held fixed there, although what is differentiated may depend on them. */
    public List<Node> held() {
        return held;
    }

    /** Whether the derivative of a column by a column has the rows of the variable, not those of what is differentiated. */
    public boolean isDenominatorLayout() {
        return denominator;
    }

    /** Says which way derivatives are laid out. */
    public void lay(boolean byDenominator) {
        denominator = byDenominator;
    }

    /** Says which letters change where a differential is taken, and which are held fixed. */
    public void vary(List<Node> letters, List<Node> fixed) {
        varying = List.copyOf(letters);
        held = List.copyOf(fixed);
    }

    public Session session() {
        return session;
    }

    public Scope scope() {
        return scope;
    }

    /** What is read where one more name is declared: a column that an expectation binds. */
    public <T> T within(Declaration more, Supplier<T> read) {
        Scope outside = scope;
        scope = outside.with(more);
        T value = read.get();
        scope = outside;
        return value;
    }

    /** Letters that stand free somewhere in what is read, as far as its layout tells. */
    public Set<String> freeLetters() {
        return freeLetters;
    }

    /** The function is the density of some law, so that it integrates to one. */
    public void isDensity(Declaration declaration, Span at) {
        Given given = declaration.given().get();
        declaration.requireDensity(at);
        if (given instanceof Given.SmoothFunction function) {
            densities.add(function.name());
        }
    }

    /** The functions that are densities of laws. */
    public Set<Name> densities() {
        return densities;
    }

    /** Letters that stand free somewhere in the side that is read. */
    public Set<String> sideLetters() {
        return sideLetters;
    }

    public void warn(Span at, String message) {
        String warning = "line " + at.line() + ": " + message;
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    /** The warnings since this was last asked. */
    public List<String> drainWarnings() {
        List<String> drained = List.copyOf(warnings);
        warnings.clear();
        return drained;
    }

    /** A new bound variable. */
    public Sym fresh(String spelling) {
        return session.bound(spelling);
    }

    /** What one chain's reading is about to change. */
    public Set<String> mark() {
        freeLetters.clear();
        indexLetters.clear();
        return Set.copyOf(implicit.keySet());
    }

    /** Forgets what the chain that could not be read has changed since the mark. */
    public void forget(Set<String> mark) {
        locals.clear();
        implicit.keySet().retainAll(mark);
        components.retainAll(mark);
        warnings.clear();
    }

    public void bind(String letter, Local local) {
        locals.computeIfAbsent(letter, key -> new ArrayDeque<>()).push(local);
    }

    public void unbind(String letter) {
        Deque<Local> stack = locals.get(letter);
        if (stack != null) {
            stack.poll();
        }
    }

    /** The letter as bound here, or null. */
    public @Nullable Local local(String letter) {
        Deque<Local> stack = locals.get(letter);
        return stack == null ? null : stack.peek();
    }

    /** A bound letter with what stands behind it. */
    public record Bound(Local local, int primes, List<Node> power) {}

    /** The bound letter that the node is, a power or primes aside; or null. */
    public @Nullable Bound bound(Node node) {
        Local exact = local(Spelling.of(node));
        if (exact != null) {
            return new Bound(exact, 0, List.of());
        }
        if (!(node instanceof Scripted scripted)) {
            return null;
        }
        Node withoutPower = scripted.sub().isEmpty() && scripted.primes() == 0
                ? scripted.base()
                : new Scripted(scripted.base(), scripted.sub(), List.of(), scripted.primes(), scripted.span());
        Local local = local(Spelling.of(withoutPower));
        if (local != null) {
            return new Bound(local, 0, scripted.sup());
        }
        Local base = scripted.sub().isEmpty() ? local(Spelling.of(scripted.base())) : null;
        return base == null ? null : new Bound(base, scripted.primes(), scripted.sup());
    }

    /** The undeclared index of this letter; made at its first use. */
    public Local.Index implicit(Node node) {
        String letter = Spelling.of(node);
        Local.Index known = implicit.get(letter);
        if (known != null) {
            return known;
        }
        if (undeclared == Undeclared.FAULT || !isLetter(node)) {
            throw undeclared(node);
        }
        Sym symbol = undeclared == Undeclared.UNIVERSAL ? fresh(letter) : new Sym(Name.of(letter));
        Local.Index index = new Local.Index(letter, symbol, node.span(), null);
        implicit.put(letter, index);
        return index;
    }

    /**
     * An index of a component over the range, by a letter that nothing else uses; the same for the same arguments.
     *
     * @param letters which letters to try, the first of them first
     * @param high how far it runs
     */
    public Sym componentIndex(List<String> letters, Expr high) {
        for (String letter : letters) {
            Local.Index known = implicit.get(letter);
            if (known != null && components.contains(letter) && high.equals(known.high())) {
                return known.symbol();
            }
            boolean free = known == null && !freeLetters.contains(letter) && !scope.declares(letterNode(letter));
            if (free) {
                Sym symbol = undeclared == Undeclared.UNIVERSAL ? fresh(letter) : new Sym(Name.of(letter));
                implicit.put(letter, new Local.Index(letter, symbol, NOWHERE, high));
                components.add(letter);
                return symbol;
            }
        }
        throw new LatexException(
                NOWHERE, "too-large", "no letter is left for the components of this chain; expected fewer letters");
    }

    private static Node letterNode(String letter) {
        return new Symbol(letter, NOWHERE);
    }

    /** The undeclared index of this letter, if there already is one. */
    public Local.@Nullable Index knownImplicit(String letter) {
        return implicit.get(letter);
    }

    public boolean allowsImplicit() {
        return undeclared != Undeclared.FAULT;
    }

    /** All undeclared indices so far. */
    public Collection<Local.Index> implicit() {
        return implicit.values();
    }

    /** Every undeclared index must have a range by now. */
    public void closeIndices() {
        for (Local.Index index : implicit.values()) {
            if (index.high() == null) {
                throw new LatexException(
                                index.place(),
                                "undeclared-symbol",
                                "no given declares \"" + index.letter()
                                        + "\", and no component tells how far it runs as an index;"
                                        + " expected a given for it")
                        .with(Cures.index(index.letter()));
            }
        }
    }

    public static boolean isLetter(Node node) {
        return node instanceof Symbol symbol && isLetter(symbol.text());
    }

    /** Whether the text is one letter, Latin or Greek. */
    public static boolean isLetter(String text) {
        return text.length() == 1 ? Character.isLetter(text.charAt(0)) : GREEK.contains(text);
    }

    private static final Set<String> GREEK = Set.of(
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
            "\\ell");

    public static LatexException undeclared(Node node) {
        return new LatexException(
                        node.span(),
                        "undeclared-symbol",
                        "no given declares " + Cursor.quote(node)
                                + "; expected a declared name, or a given for this one")
                .with(Cures.declare(node));
    }

    /** Whether the letter stands free in an index's place somewhere in what is read. */
    public boolean isIndexLetter(Node letter) {
        return indexLetters.contains(Spelling.of(letter));
    }

    /** Letters that stand free in an index's place, as far as the layout tells. */
    public Set<String> indexLetters() {
        return indexLetters;
    }

    /** Remembers where an expression stands, for checks that come later. */
    public <E extends Expr> E at(E expr, Span place) {
        if (++nodes > 50_000) {
            throw new LatexException(place, "too-large", "the formula has too many parts; expected a shorter one");
        }
        places.put(expr, place);
        return expr;
    }

    /** Where the expression stands, if that was remembered. */
    public @Nullable Span place(Expr expr) {
        return places.get(expr);
    }

    /** The vector at which a function of whole vectors is taken where none stands behind it; null if there is none. */
    public @Nullable Name point() {
        return point;
    }

    /** What is read where functions of whole vectors are taken at this one. */
    public <T> T withPoint(@Nullable Name vector, Supplier<T> read) {
        Name before = point;
        point = vector;
        try {
            return read.get();
        } finally {
            point = before;
        }
    }
}
