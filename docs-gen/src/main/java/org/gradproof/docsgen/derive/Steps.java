package org.gradproof.docsgen.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Prover;
import org.jspecify.annotations.Nullable;

/**
 * Lines between a derivative and its result, as a person would write them: what is differentiated written out, the
 * chain rule through the name that it is written in, both factors worked out. They are proposals: each is checked
 * afterwards, and one that is not proved is dropped.
 */
final class Steps {
    private static final List<String> LETTERS = List.of("j", "i", "l", "m", "q", "r", "s", "t");

    private static final Pattern WORD = Pattern.compile("\\\\?[A-Za-z]+");

    private final Givens givens;
    private final Prover prover;

    Steps(Givens givens, Prover prover) {
        this.givens = givens;
        this.prover = prover;
    }

    List<Expr> propose(Deriv first) {
        List<Expr> lines = new ArrayList<>();
        Expr body = unfolded(first.body());
        if (!body.equals(first.body())) {
            lines.add(new Deriv(body, first.variable()));
        }
        List<Sym> through = through(body, first.variable());
        Set<Name> names = new HashSet<>(through.stream().map(Sym::name).toList());
        if (names.size() == 1) {
            lines.addAll(chainRule(first, through.get(0)));
        }
        return lines;
    }

    private Expr unfolded(Expr expr) {
        if (expr instanceof Sym sym) {
            Definition definition = givens.definition(sym.name());
            if (definition != null && definition.parameters().isEmpty()) {
                return put(expr, definition.body(), pairs(definition.indexParameters(), sym.indices()));
            }
        } else if (expr instanceof Call call && call.orders().stream().allMatch(order -> order == 0)) {
            Definition definition = givens.definition(call.function());
            if (definition != null) {
                Map<Name, Expr> pairs = new HashMap<>(pairs(definition.indexParameters(), call.indices()));
                pairs.putAll(pairs(definition.parameters(), call.arguments()));
                return put(expr, definition.body(), pairs);
            }
        }
        return expr;
    }

    /** The body with the values put in; the expression itself where that would differentiate by what is no symbol. */
    private static Expr put(Expr expr, Expr body, Map<Name, Expr> values) {
        boolean possible = derivatives(body).stream()
                .allMatch(deriv -> values.getOrDefault(deriv.variable().name(), deriv.variable()) instanceof Sym);
        return possible ? new Substitution().apply(body, values) : expr;
    }

    private static List<Deriv> derivatives(Expr expr) {
        List<Deriv> all = new ArrayList<>();
        if (expr instanceof Deriv deriv) {
            all.add(deriv);
        }
        Parts.of(expr).forEach(part -> all.addAll(derivatives(part)));
        return all;
    }

    private static Map<Name, Expr> pairs(List<Sym> parameters, List<Expr> arguments) {
        Map<Name, Expr> pairs = new HashMap<>();
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            pairs.put(parameters.get(i).name(), arguments.get(i));
        }
        return pairs;
    }

    /** The symbols of the expression, in their order. */
    private static Set<Sym> symbols(Expr expr) {
        Set<Sym> all = new LinkedHashSet<>();
        if (expr instanceof Sym sym) {
            all.add(sym);
        }
        Parts.of(expr).forEach(part -> all.addAll(symbols(part)));
        return all;
    }

    /** The defined symbols in the expression that are made of the variable. */
    private List<Sym> through(Expr body, Sym variable) {
        return symbols(body).stream()
                .filter(sym -> !sym.name().equals(variable.name()))
                .filter(sym -> isPlain(givens.definition(sym.name())))
                .filter(sym -> dependsOn(sym.name(), variable.name(), new HashSet<>()))
                .toList();
    }

    private static boolean isPlain(@Nullable Definition definition) {
        return definition != null
                && definition.parameters().isEmpty()
                && definition.indexParameters().size() <= 1;
    }

    private boolean dependsOn(Name name, Name variable, Set<Name> visited) {
        if (name.equals(variable)) {
            return true;
        }
        Definition definition = givens.definition(name);
        return definition != null
                && visited.add(name)
                && symbols(definition.body()).stream().anyMatch(sym -> dependsOn(sym.name(), variable, visited));
    }

    private List<Expr> chainRule(Deriv first, Sym inner) {
        Definition definition = givens.definition(inner.name());
        if (definition == null) {
            return List.of();
        }
        if (inner.indices().isEmpty()) {
            Deriv outer = new Deriv(first.body(), inner);
            Deriv factor = new Deriv(inner, first.variable());
            return product(outer, factor, givens);
        }
        Sym index = new Sym(Name.of(letter(first)));
        Expr range = definition.ranges().get(0);
        Sym component = new Sym(inner.name(), List.of(index));
        Givens within = givens.with(new Given.Index(index.name(), Exprs.ONE, range, ""));
        List<Expr> products =
                product(new Deriv(first.body(), component), new Deriv(component, first.variable()), within);
        return products.stream()
                .<Expr>map(product -> new Binder(Kind.SUM, index, Exprs.ONE, range, new Cond.True(), product))
                .toList();
    }

    private List<Expr> product(Deriv outer, Deriv inner, Givens within) {
        List<Expr> lines = new ArrayList<>(List.of(Exprs.mul(outer, inner)));
        Optional<Expr> left = prover.rederive(outer, within);
        Optional<Expr> right = prover.rederive(inner, within);
        if (left.isPresent() && right.isPresent()) {
            lines.add(new Expr.Mul(List.of(left.get(), right.get())));
        }
        return lines;
    }

    /** A letter that stands for nothing yet. */
    private String letter(Deriv first) {
        Set<String> taken = new HashSet<>();
        givens.all().forEach(given -> words(given.latex(), taken));
        symbols(first).forEach(sym -> words(sym.name().spelling(), taken));
        return LETTERS.stream()
                .filter(letter -> !taken.contains(letter))
                .findFirst()
                .orElse("v");
    }

    private static void words(String latex, Set<String> words) {
        Matcher word = WORD.matcher(latex);
        while (word.find()) {
            words.add(word.group());
        }
    }
}
