package org.gradproof.docsgen.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.docsgen.live.LiveExpressions.NotLiveException;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.derivation.Step.Kind;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/**
 * A derivation as data: what is declared, with values at which the givens hold, what is defined, and each line's
 * expression. A page's script evaluates the lines at whatever values its reader chooses.
 *
 * <pre>{@code
 * {"vars": [{"id": 0, "label": "z", "type": "real", "low": …, "high": …, "value": 0.5}, …],
 *  "defs": [{"id": 3, "slots": [], "params": [4], "body": […]}, …],
 *  "assume": [{"slots": [], "ranges": [], "cond": […]}, …],
 *  "lines": [{"at": "start-1", "chain": 1, "e": […]}, {"at": "1", "chain": 1, "rel": "eq", "e": […]}, …]}
 * }</pre>
 *
 * @param point the values in it, but for those of a counterexample to start from
 */
public record LiveDerivation(String json, Point point) {

    /**
     * The derivation, or nothing where a line cannot be evaluated without quadrature or an inverse, where a relation is
     * claimed under another one only, or where no point meets the givens.
     *
     * @param start where to start, if the derivation has a counterexample
     */
    public static Optional<LiveDerivation> of(Derivation derivation, @Nullable Counterexample start) {
        List<Step> steps = new ArrayList<>();
        for (Step step : derivation.steps()) {
            if (step.kind() == Kind.IMPLICATION) {
                return Optional.empty();
            } else if (step.kind() == Kind.STEP) {
                steps.add(step);
            }
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        List<Expr> sides = new ArrayList<>();
        steps.forEach(step -> {
            sides.add(step.left().expr());
            sides.add(step.right().expr());
        });
        Laboratory laboratory = new Laboratory(derivation.givens(), sides);
        LiveExpressions expressions = new LiveExpressions();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        try {
            out.set("lines", lines(steps, expressions));
            return new LiveGivens(laboratory, expressions, used(sides, laboratory.givens()))
                    .write(out, start)
                    .map(point -> new LiveDerivation(out.toString(), point));
        } catch (NotLiveException e) {
            return Optional.empty();
        }
    }

    /** The names that the lines are made of, through definitions too. */
    private static Set<Name> used(List<Expr> sides, Givens givens) {
        Set<Name> used = new HashSet<>();
        Deque<Expr> open = new ArrayDeque<>(sides);
        while (!open.isEmpty()) {
            Expr next = open.pop();
            Name name =
                    next instanceof Expr.Sym sym ? sym.name() : next instanceof Expr.Call call ? call.function() : null;
            Given.Definition definition = name != null && used.add(name) ? givens.definition(name) : null;
            if (definition != null) {
                open.push(definition.body());
            }
            Parts.of(next).forEach(open::push);
        }
        return used;
    }

    private static ArrayNode lines(List<Step> steps, LiveExpressions expressions) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        int chain = 0;
        for (Step step : steps) {
            if (step.chain() != chain) {
                chain = step.chain();
                ObjectNode first = lines.addObject();
                first.put("at", "start-" + chain)
                        .set("e", expressions.write(step.left().expr()));
            }
            ObjectNode line = lines.addObject();
            line.put("at", String.valueOf(step.number()));
            line.set(
                    "rel",
                    expressions
                            .write(new Cond.Rel(
                                    step.left().expr(),
                                    step.relation(),
                                    step.right().expr()))
                            .get(0));
            line.set("e", expressions.write(step.right().expr()));
            ArrayNode under = line.putArray("if");
            step.assumed().forEach(each -> {
                if (!each.universal().isEmpty()) {
                    throw new NotLiveException("a condition over all values of an index");
                }
                under.add(expressions.write(each.relation()));
            });
        }
        return lines;
    }
}
