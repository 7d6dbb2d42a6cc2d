package org.gradproof.docsgen.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.docsgen.live.LiveExpressions.NotLiveException;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Told;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.evidence.NotedPoint;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.Fraction;
import org.jspecify.annotations.Nullable;

/** What is declared, defined and assumed, with values to start from. */
final class LiveGivens {
    private static final int TRIED = 40;
    /** Sizes at which there is something to see, and few enough to show. */
    private static final int SMALLEST = 2;

    private static final int LARGEST = 4;

    private final Laboratory laboratory;
    private final LiveExpressions expressions;
    private final Set<Name> used;

    LiveGivens(Laboratory laboratory, LiveExpressions expressions, Set<Name> used) {
        this.laboratory = laboratory;
        this.expressions = expressions;
        this.used = used;
    }

    /** Writes them and returns the values; nothing if no point meets the givens. */
    Optional<Point> write(ObjectNode out, @Nullable Counterexample start) {
        Point point = point();
        if (point == null) {
            return Optional.empty();
        }
        Map<String, Object> values = start == null ? Map.of() : start.values();
        Point from = start == null ? point : NotedPoint.of(laboratory, start).orElse(point);
        ArrayNode vars = out.putArray("vars");
        ArrayNode defs = out.putArray("defs");
        ArrayNode assume = out.putArray("assume");
        for (Given given : laboratory.givens().all()) {
            if (given instanceof Given.Definition definition) {
                define(
                        defs,
                        definition.name(),
                        definition.indexParameters(),
                        definition.parameters(),
                        definition.body());
            } else if (given instanceof Given.SmoothFunction function) {
                if (point.values().get(function.name()) instanceof Point.Chosen chosen) {
                    define(defs, function.name(), chosen.indexParameters(), chosen.parameters(), chosen.body());
                }
            } else if (given instanceof Given.Assumption assumption) {
                ObjectNode one = assume.addObject();
                assumption.universal().forEach(each -> one.withArray("slots").add(expressions.number(each.name())));
                assumption
                        .universalRanges()
                        .forEach(each -> one.withArray("ranges").add(expressions.write(each)));
                one.set("cond", expressions.write(assumption.relation()));
            } else {
                declare(vars, given, from, values);
            }
        }
        return Optional.of(point);
    }

    /** A point at which the givens hold, if possible one with sizes at which there is something to see. */
    private @Nullable Point point() {
        PointSource source = laboratory.points(1, ValueProfile.NICE);
        Point first = null;
        for (int i = 0; i < TRIED; i++) {
            if (!(source.next() instanceof PointSource.Met met)) {
                return first;
            }
            Point point = met.point();
            first = first == null ? point : first;
            boolean telling = laboratory.givens().all().stream()
                    .filter(Given.Size.class::isInstance)
                    .allMatch(size -> isTelling(point.values().get(((Given.Size) size).name())));
            if (telling && hasDistinctEntries(point)) {
                return point;
            }
        }
        return first;
    }

    private static boolean isTelling(Point.@Nullable Value size) {
        return size instanceof Point.Scalar scalar
                && scalar.value().compareTo(Rational.of(SMALLEST)) >= 0
                && scalar.value().compareTo(Rational.of(LARGEST)) <= 0;
    }

    private static boolean hasDistinctEntries(Point point) {
        return point.values().values().stream()
                .allMatch(value -> !(value instanceof Point.Array array)
                        || array.entries().size() < 2
                        || Set.copyOf(array.entries()).size() > 1);
    }

    private void define(ArrayNode defs, Name name, List<Sym> slots, List<Sym> parameters, Expr body) {
        ObjectNode definition;
        try {
            definition = defs.objectNode();
            definition.put("id", expressions.number(name));
            ArrayNode slotNumbers = definition.putArray("slots");
            slots.forEach(slot -> slotNumbers.add(expressions.number(slot.name())));
            ArrayNode parameterNumbers = definition.putArray("params");
            parameters.forEach(each -> parameterNumbers.add(expressions.number(each.name())));
            definition.set("body", expressions.write(body));
        } catch (NotLiveException e) {
            if (used.contains(name)) {
                throw e;
            }
            return;
        }
        defs.add(definition);
    }

    private void declare(ArrayNode vars, Given given, Point point, Map<String, Object> values) {
        Name name;
        ObjectNode one = vars.objectNode();
        if (given instanceof Given.Scalar scalar) {
            name = scalar.name();
            one.put("type", "real");
            domain(one, scalar.domain());
        } else if (given instanceof Given.Size size) {
            name = size.name();
            one.put("type", "size");
        } else if (given instanceof Given.Index index) {
            name = index.name();
            one.put("type", "index");
            one.set("from", expressions.write(index.low()));
            one.set("to", expressions.write(index.high()));
        } else if (given instanceof Given.Family family) {
            name = family.name();
            one.put("type", "family");
            one.put("simplex", family.simplex());
            one.put("symmetric", family.structure() != Given.Structure.GENERAL);
            ArrayNode ranges = one.putArray("ranges");
            family.ranges().forEach(range -> ranges.add(expressions.write(range)));
            domain(one, family.domain());
        } else if (given instanceof Given.IndexSet set) {
            name = set.name();
            one.put("type", "set");
            one.put("size", expressions.number(set.size()));
        } else {
            return;
        }
        Point.Value value = point.values().get(name);
        if (value == null) {
            throw new NotLiveException("no value for " + name);
        }
        // One more than a number is known to a counterexample by the number; here it is changed as it is.
        Givens givens = laboratory.givens();
        String key = name.predecessor().isEmpty() ? Counterexample.key(givens, name) : name.spelling();
        Told told = givens.told(name);
        one.put("id", expressions.number(name));
        // What is changed entry by entry no longer sums to one.
        one.put("label", told != null && told.kind() == Told.Kind.LAW ? key + " \\propto" : key);
        if (values.containsKey(key)) {
            one.putPOJO("value", plain(values.get(key)));
        } else {
            value(one.putArray("value"), value);
        }
        vars.add(one);
    }

    /** A fraction as the page's script reads it. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(LiveGivens::plain).toList();
        }
        return value instanceof Fraction ? value.toString() : value;
    }

    /** The numbers, row after row; where there are several slots, the shape is that of the ranges. */
    private static void value(ArrayNode out, Point.Value value) {
        if (value instanceof Point.Scalar scalar) {
            out.add(number(scalar.value()));
        } else if (value instanceof Point.Array array) {
            array.entries().forEach(entry -> out.add(number(entry)));
        } else if (value instanceof Point.Indices indices) {
            new TreeSet<>(indices.members()).forEach(out::add);
        }
    }

    private static void domain(ObjectNode one, Domain domain) {
        if (domain instanceof Domain.Finite finite) {
            ArrayNode values = one.putArray("values");
            finite.values().forEach(value -> values.add(number(value)));
        } else if (domain instanceof Domain.Interval interval) {
            bound(one, "low", interval.low(), interval.lowOpen());
            bound(one, "high", interval.high(), interval.highOpen());
        }
    }

    private static void bound(ObjectNode one, String name, @Nullable Rational end, boolean open) {
        if (end != null) {
            one.put(name, number(end)).put(name + "Open", open);
        }
    }

    private static double number(Rational value) {
        return value.numerator().doubleValue() / value.denominator().doubleValue();
    }
}
