package org.gradproof.symbolic.reader.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.jspecify.annotations.Nullable;

/** The names that are declared for a formula. */
public final class Scope {
    /** A declared name found in a formula; {@code bare} where a vector stands without an index. */
    public record Hit(Declaration declaration, Match match, boolean bare) {}

    /** What givens say beside names; asked for when needed. */
    public record Facts(Supplier<List<Given.Independence>> independences, Supplier<List<Cond>> ofIndices) {}

    /** No names. */
    public static final Scope EMPTY = new Scope(List.of());

    private final Map<Name, Declaration> byName = new LinkedHashMap<>();
    private final Map<String, List<Declaration>> byKey = new HashMap<>();
    private final Set<String> letters = new HashSet<>();
    private final Facts facts;

    public Scope(List<Declaration> declarations) {
        this(declarations, new Facts(List::of, List::of));
    }

    /**
     * A scope.
     *
     * @param facts what else the givens say
     */
    public Scope(List<Declaration> declarations, Facts facts) {
        this.facts = facts;
        declarations.forEach(this::add);
        addFontless();
    }

    /** The same names and one more. */
    Scope with(Declaration more) {
        List<Declaration> all = new ArrayList<>(byName.values());
        all.add(more);
        return new Scope(all, facts);
    }

    private void add(Declaration declaration) {
        byName.put(declaration.name(), declaration);
        for (Pattern pattern : declaration.patterns()) {
            index(pattern.key(), declaration);
        }
        Pattern bare = declaration.bare();
        if (bare != null) {
            index(bare.key(), declaration);
        }
    }

    private void index(String key, Declaration declaration) {
        letters.add(key);
        List<Declaration> alike = byKey.computeIfAbsent(key, k -> new ArrayList<>());
        alike.removeIf(other -> other.name().equals(declaration.name()));
        alike.add(declaration);
    }

    /** {@code z_i} is a component of {@code \mathbf{z}} too, unless {@code z} is declared otherwise or by two vectors. */
    private void addFontless() {
        Map<String, List<Declaration>> plain = new LinkedHashMap<>();
        for (Declaration declaration : byName.values()) {
            if (declaration.bare() != null && !declaration.isFunction()) {
                Node first = declaration.patterns().get(0).nodes().get(0);
                Node fontless = fontless(first);
                if (fontless != first) {
                    plain.computeIfAbsent(Pattern.key(fontless), k -> new ArrayList<>())
                            .add(declaration);
                }
            }
        }
        plain.forEach((key, vectors) -> {
            if (vectors.size() == 1 && !letters.contains(key)) {
                Declaration vector = vectors.get(0);
                Pattern pattern = vector.patterns().get(0);
                Pattern alias = new Pattern(List.of(fontless(pattern.nodes().get(0))), pattern.slots());
                Declaration both = vector.withPattern(alias);
                byName.put(both.name(), both);
                byKey.values().forEach(list -> list.replaceAll(d -> d.equals(vector) ? both : d));
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(both);
            }
        });
    }

    private static Node fontless(Node node) {
        if (node instanceof Scripted scripted) {
            Node base = fontless(scripted.base());
            return base == scripted.base()
                    ? node
                    : new Scripted(base, scripted.sub(), scripted.sup(), scripted.primes(), scripted.span());
        } else if (node instanceof Styled styled && styled.body().size() == 1) {
            Node inner = styled.body().get(0);
            Node plain = fontless(inner);
            if (isFont(styled.style())) {
                return plain;
            }
            return plain == inner ? node : new Styled(styled.style(), List.of(plain), styled.span());
        }
        return node;
    }

    private static boolean isFont(String style) {
        return style.equals("\\mathbf") || style.equals("\\boldsymbol") || style.equals("\\vec");
    }

    /** The longest declared name at the place, or null. */
    public @Nullable Hit find(List<Node> row, int at) {
        Hit best = null;
        for (Declaration declaration : byKey.getOrDefault(Pattern.key(row.get(at)), List.of())) {
            for (Pattern pattern : declaration.patterns()) {
                best = better(best, declaration, pattern.match(row, at), false);
            }
            Pattern bare = declaration.bare();
            if (bare != null) {
                best = better(best, declaration, bare.match(row, at), true);
            }
        }
        return best == null ? bold(row, at) : settled(best, row, at);
    }

    /** {@code \\mathbf{p}} where the entries {@code p_i} are defined, and nothing declares it in another font. */
    private @Nullable Hit bold(List<Node> row, int at) {
        Node plain = fontless(row.get(at));
        if (plain == row.get(at) || letters.contains(Pattern.key(row.get(at)))) {
            return null;
        }
        for (Declaration declaration : byKey.getOrDefault(Pattern.key(plain), List.of())) {
            Pattern bare = declaration.bare();
            if (bare != null
                    && declaration.kind() == Declaration.Kind.DEFINITION
                    && bare.nodes().size() == 1
                    && fontless(bare.nodes().get(0)) == bare.nodes().get(0)) {
                Match match = bare.match(List.of(plain), 0);
                if (match != null) {
                    return new Hit(declaration, match, true);
                }
            }
        }
        return null;
    }

    /** Of a function and its own value, which share a name without a bracket, the one that is meant. */
    private Hit settled(Hit hit, List<Node> row, int at) {
        Name twin = hit.declaration().twin();
        Declaration other = twin == null ? null : byName.get(twin);
        if (other == null) {
            return hit;
        }
        Declaration value = hit.declaration().isFunction() ? other : hit.declaration();
        Declaration function = hit.declaration().isFunction() ? hit.declaration() : other;
        Match match = hit.match();
        if (match.consumed() == value.patterns().get(0).nodes().size()) {
            return hit;
        }
        boolean called = match.power().isEmpty() && OwnValue.of(value).isCalled(row, at + match.consumed());
        return new Hit(called ? function : value, match, false);
    }

    private static @Nullable Hit better(
            @Nullable Hit best, Declaration declaration, @Nullable Match match, boolean bare) {
        boolean better = match != null
                && (best == null
                        || match.beats(best.match())
                        || (!best.match().beats(match) && isInner(declaration, best.declaration())));
        return match != null && better ? new Hit(declaration, match, bare) : best;
    }

    /** Whether the first one stands in a section within that of the second: of names alike it hides the other. */
    private static boolean isInner(Declaration first, Declaration second) {
        Statement inner = first.home();
        Statement outer = second.home();
        return inner != null
                && outer != null
                && inner.section().size() > outer.section().size()
                && inner.section().subList(0, outer.section().size()).equals(outer.section());
    }

    /** The declarations of names that start with this letter. */
    public List<Declaration> alike(Node letter) {
        return List.copyOf(byKey.getOrDefault(Pattern.key(letter), List.of()));
    }

    /** What a name is declared as, or null. */
    public @Nullable Declaration find(Name name) {
        return byName.get(name);
    }

    /** Whether some declared name starts with this letter, fonts and accents included. */
    boolean knowsLetter(Node node) {
        return letters.contains(Pattern.key(node));
    }

    /** Whether exactly this is a declared name, a vector's bare name included. */
    public boolean declares(Node node) {
        return declaration(node) != null;
    }

    /** The declaration of exactly this name, a vector's bare name included; or null. */
    public @Nullable Declaration declaration(Node node) {
        Hit hit = find(List.of(node), 0);
        if (hit == null || hit.match().primes() > 0 || !hit.match().power().isEmpty()) {
            return null;
        }
        return hit.declaration();
    }

    /** Whether densities are given by this variable of integration. */
    public boolean hasField(String variable) {
        return byName.values().stream()
                .anyMatch(declaration -> declaration.field().equals(variable));
    }

    /** Which random variables are independent. */
    public List<Given.Independence> independences() {
        return facts.independences().get();
    }

    /** What is assumed of indices and sizes. */
    public List<Cond> indexFacts() {
        return facts.ofIndices().get();
    }
}
