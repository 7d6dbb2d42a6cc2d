package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;
import org.jspecify.annotations.Nullable;

/** Compiles expressions to nodes: names to numbered slots and symbols, conditions on indices to comparisons of ints. */
final class Compiler {
    private static final int LARGEST_DEPTH = 1000;

    private final Program program;
    /** The symbol whose definition is being compiled, or null. */
    private final @Nullable Symbol defining;
    /** How many binders around the current place introduce the variable. */
    private final Map<Name, Integer> scope = new HashMap<>();
    /** The same for those that take integer values only. */
    private final Map<Name, Integer> integers = new HashMap<>();

    private int depth;
    private int deepest;
    /** The symbols met within the innermost integral. */
    private BitSet met = new BitSet();
    /** Within how many conditions of values the current place is. */
    private int branches;

    Compiler(Program program, @Nullable Symbol defining) {
        this.program = program;
        this.defining = defining;
    }

    static void define(Program program, Symbol symbol, Given.Definition definition) {
        Compiler compiler = new Compiler(program, symbol);
        int[] indexSlots = compiler.slots(definition.indexParameters());
        int[] parameterSlots = compiler.slots(definition.parameters());
        ProgramNode.Index[] ranges = compiler.ranges(definition.ranges());
        // In place before its body is compiled: a circle of definitions then ends at evaluation.
        Symbol.Body body = new Symbol.Body(indexSlots, ranges, parameterSlots, 1, Compiler::unfinished);
        symbol.definition = body;
        Symbol.Body finished = compiler.body(
                definition.indexParameters(), definition.ranges(), definition.parameters(), definition.body());
        symbol.definition = finished;
        body.node = finished.node;
    }

    private static Real unfinished(Context context) {
        throw new UndecidableException("a definition in terms of itself");
    }

    Symbol.Body body(List<Sym> indexParameters, List<Expr> ranges, List<Sym> parameters, Expr body) {
        int[] indexSlots = slots(indexParameters);
        int[] parameterSlots = slots(parameters);
        ProgramNode.Index[] compiledRanges = ranges(ranges);
        indexParameters.forEach(p -> open(p, true));
        parameters.forEach(p -> open(p, false));
        ProgramNode node = compile(body);
        return new Symbol.Body(indexSlots, compiledRanges, parameterSlots, deepest + 1, node);
    }

    private int[] slots(List<Sym> variables) {
        return variables.stream().mapToInt(v -> program.slot(v.name())).toArray();
    }

    private ProgramNode.Index[] ranges(List<Expr> ranges) {
        return ranges.stream().map(this::index).toArray(ProgramNode.Index[]::new);
    }

    private void open(Sym variable, boolean integer) {
        scope.merge(variable.name(), 1, Integer::sum);
        if (integer) {
            integers.merge(variable.name(), 1, Integer::sum);
        }
    }

    private void close(Sym variable, boolean integer) {
        scope.merge(variable.name(), -1, Integer::sum);
        if (integer) {
            integers.merge(variable.name(), -1, Integer::sum);
        }
    }

    private boolean inScope(Name name) {
        return scope.getOrDefault(name, 0) > 0;
    }

    private Symbol symbol(Name name) {
        Symbol symbol = program.symbol(name);
        met.set(symbol.id);
        if (defining != null) {
            defining.uses.set(symbol.id);
        }
        return symbol;
    }

    ProgramNode compile(Expr e) {
        depth++;
        deepest = Math.max(deepest, depth);
        if (depth > LARGEST_DEPTH) {
            throw new BudgetExceededException("the expression is nested too deeply");
        }
        ProgramNode node = compileAny(e);
        depth--;
        return node;
    }

    private List<ProgramNode> all(List<? extends Expr> expressions) {
        List<ProgramNode> nodes = new ArrayList<>(expressions.size());
        for (Expr e : expressions) {
            nodes.add(compile(e));
        }
        return nodes;
    }

    private ProgramNode compileAny(Expr e) {
        if (e instanceof Expr.Num num) {
            return constant(num.value());
        } else if (e instanceof Expr.Pi) {
            return c -> c.arithmetic.pi();
        } else if (e instanceof Expr.Infinity) {
            return c -> {
                throw new UndefinedException("infinity outside of the limits of an integral");
            };
        } else if (e instanceof Sym sym) {
            return symbolNode(sym);
        } else if (e instanceof Expr.Add add) {
            return Nodes.sum(all(add.terms()));
        } else if (e instanceof Expr.Mul mul) {
            return product(mul);
        } else if (e instanceof Expr.Pow pow) {
            return power(pow);
        } else if (e instanceof Expr.Fn fn) {
            return Nodes.function(fn.function(), all(fn.arguments()));
        } else if (e instanceof Expr.Call call) {
            return new CallNode(symbol(call.function()), indices(call.indices()), all(call.arguments()), call.orders());
        } else if (e instanceof Expr.Indicator indicator) {
            return Nodes.indicator(branch(indicator.condition()));
        } else if (e instanceof Expr.Cases cases) {
            List<ProgramNode.Test> tests =
                    cases.branches().stream().map(b -> branch(b.condition())).toList();
            return Nodes.cases(
                    tests, all(cases.branches().stream().map(Expr.Branch::value).toList()));
        } else if (e instanceof Expr.Binder binder) {
            return binder(binder);
        } else if (e instanceof Expr.Integral integral) {
            return integral(integral);
        } else if (e instanceof Expr.OfMatrix matrix) {
            return matrix(matrix);
        } else if (e instanceof Expr.Expectation expectation) {
            return compile(expectation.expanded());
        } else if (e instanceof Expr.Deriv deriv) {
            return derivative(deriv);
        }
        throw new IllegalArgumentException("unknown expression " + e);
    }

    private static ProgramNode constant(Rational value) {
        if (value.isInteger() && value.numerator().bitLength() < 53) {
            long small = value.numerator().longValue();
            return c -> c.arithmetic.of(small);
        }
        int length = value.numerator().bitLength() + value.denominator().bitLength();
        return c -> {
            c.arithmetic.needs(length);
            return c.arithmetic.of(value);
        };
    }

    private ProgramNode symbolNode(Sym sym) {
        if (sym.indices().isEmpty() && inScope(sym.name())) {
            int slot = program.slot(sym.name());
            return c -> c.slot(slot);
        }
        Symbol symbol = symbol(sym.name());
        ProgramNode.Index[] indices = indices(sym.indices());
        return switch (indices.length) {
            case 0 -> {
                int[] none = {};
                yield c -> c.value(symbol, none);
            }
            case 1 -> {
                ProgramNode.Index only = indices[0];
                yield c -> c.value(symbol, new int[] {only.eval(c)});
            }
            default -> c -> c.value(symbol, Nodes.eval(indices, c));
        };
    }

    private ProgramNode.Index[] indices(List<Expr> indices) {
        return indices.stream().map(this::index).toArray(ProgramNode.Index[]::new);
    }

    /** Divisors are kept apart, so that 0 divided by what is not 0 is exact and a quotient rounds once. */
    private ProgramNode product(Expr.Mul mul) {
        List<Expr> numerator = new ArrayList<>();
        List<Expr> denominator = new ArrayList<>();
        for (Expr factor : mul.factors()) {
            if (factor instanceof Expr.Pow pow
                    && pow.exponent() instanceof Expr.Num exponent
                    && exponent.value().isInteger()
                    && exponent.value().signum() < 0) {
                Rational positive = exponent.value().negate();
                denominator.add(positive.isOne() ? pow.base() : new Expr.Pow(pow.base(), new Expr.Num(positive)));
            } else {
                numerator.add(factor);
            }
        }
        return Nodes.product(all(numerator), all(denominator));
    }

    private ProgramNode power(Expr.Pow pow) {
        ProgramNode base = compile(pow.base());
        if (pow.exponent() instanceof Expr.Num num
                && num.value().isInteger()
                && num.value().numerator().bitLength() < 31) {
            int exponent = num.value().numerator().intValue();
            return c -> {
                c.step();
                return Reals.power(base.eval(c), exponent);
            };
        }
        ProgramNode exponent = compile(pow.exponent());
        boolean real = RealExponents.isReal(pow.exponent(), this::inScope, program.givens());
        return c -> {
            c.step();
            Real value = base.eval(c);
            return real ? Reals.powerOfPositive(value, exponent.eval(c)) : Reals.power(value, exponent.eval(c));
        };
    }

    private ProgramNode binder(Expr.Binder binder) {
        ProgramNode.Index low = index(binder.low());
        ProgramNode.Index high = index(binder.high());
        int slot = program.slot(binder.variable().name());
        open(binder.variable(), true);
        ProgramNode.Test filter = binder.filter() instanceof Cond.True ? null : branch(binder.filter());
        ProgramNode body = compile(binder.body());
        close(binder.variable(), true);
        return new BinderNode(binder.kind(), slot, low, high, filter, body);
    }

    private ProgramNode matrix(Expr.OfMatrix matrix) {
        ProgramNode.Index size = index(matrix.size());
        ProgramNode.Index atRow = index(matrix.atRow());
        ProgramNode.Index atCol = index(matrix.atCol());
        int row = program.slot(matrix.row().name());
        int col = program.slot(matrix.col().name());
        open(matrix.row(), true);
        open(matrix.col(), true);
        ProgramNode entry = compile(matrix.entry());
        close(matrix.col(), true);
        close(matrix.row(), true);
        ProgramNode.Index exponent = index(matrix.exponent());
        return new MatrixNode(matrix.function(), size, row, col, entry, exponent, atRow, atCol);
    }

    private ProgramNode integral(Expr.Integral integral) {
        boolean fromAbove = integral.low() instanceof Expr.Infinity infinity && infinity.positive();
        boolean toBelow = integral.high() instanceof Expr.Infinity infinity && !infinity.positive();
        if (fromAbove || toBelow) {
            Expr low = integral.high();
            Expr high = integral.low();
            return compile(Exprs.neg(new Expr.Integral(integral.variable(), low, high, integral.body())));
        }
        ProgramNode low = integral.low() instanceof Expr.Infinity ? null : compile(integral.low());
        ProgramNode high = integral.high() instanceof Expr.Infinity ? null : compile(integral.high());
        int slot = program.slot(integral.variable().name());
        open(integral.variable(), false);
        BitSet outer = met;
        met = new BitSet();
        ProgramNode body = compile(integral.body());
        boolean concrete = (low == null || high == null) && !program.reachesUnspecified(met);
        outer.or(met);
        met = outer;
        List<Kinks.Kink> kinks = Kinks.in(integral.body(), integral.variable().name(), program.givens());
        List<ProgramNode> zeros = new ArrayList<>();
        if (kinks != null) {
            kinks.forEach(
                    kink -> zeros.add(kink.call() == null ? compile(kink.zero()) : kink(kink.zero(), kink.call())));
        }
        close(integral.variable(), false);
        return new IntegralNode(low, high, slot, body, zeros, kinks != null, concrete);
    }

    /** An expression in the parameters of a defined function, at a call's arguments. */
    private ProgramNode kink(Expr zero, Expr.Call call) {
        Given.Definition definition = program.givens().definition(call.function());
        if (definition == null) {
            throw new IllegalArgumentException("no definition of " + call.function());
        }
        ProgramNode.Index[] components = indices(call.indices());
        ProgramNode[] arguments = all(call.arguments()).toArray(ProgramNode[]::new);
        Symbol.Body body = new Compiler(program, defining)
                .body(definition.indexParameters(), definition.ranges(), definition.parameters(), zero);
        return c -> {
            List<Real> values = new ArrayList<>();
            for (ProgramNode argument : arguments) {
                values.add(argument.eval(c));
            }
            return c.body(body, Nodes.eval(components, c), values);
        };
    }

    private ProgramNode derivative(Expr.Deriv deriv) {
        ProgramNode body = compile(deriv.body());
        Sym variable = deriv.variable();
        if (variable.indices().isEmpty() && inScope(variable.name())) {
            int slot = program.slot(variable.name());
            return c -> c.derivative(body, slot);
        }
        Symbol symbol = symbol(variable.name());
        ProgramNode.Index[] indices = indices(variable.indices());
        return c -> c.derivative(body, symbol, Nodes.eval(indices, c));
    }

    /** A condition on which a value hangs. */
    private ProgramNode.Test branch(Cond condition) {
        branches++;
        ProgramNode.Test test = compile(condition);
        branches--;
        return test;
    }

    ProgramNode.Test compile(Cond condition) {
        if (condition instanceof Cond.Rel rel) {
            if (isInteger(rel.left()) && isInteger(rel.right())) {
                ProgramNode.Index left = index(rel.left());
                ProgramNode.Index right = index(rel.right());
                return ConditionNodes.integers(left, rel.relation(), right);
            }
            return ConditionNodes.reals(compile(rel.left()), rel.relation(), compile(rel.right()), watch(rel));
        } else if (condition instanceof Cond.Member member) {
            ProgramNode.Index index = index(member.index());
            Symbol set = symbol(member.set());
            return c -> Truth.of(c.values.members(set).contains(index.eval(c)));
        } else if (condition instanceof Cond.And and) {
            return ConditionNodes.all(and.parts().stream().map(this::compile).toList());
        } else if (condition instanceof Cond.Or or) {
            return ConditionNodes.any(or.parts().stream().map(this::compile).toList());
        } else if (condition instanceof Cond.Not not) {
            ProgramNode.Test part = compile(not.part());
            return c -> part.test(c).negated();
        }
        return c -> Truth.HOLDS;
    }

    private @Nullable Branching watch(Cond.Rel rel) {
        return branches > 0 ? program.branching(rel) : null;
    }

    /** Whether the expression takes small integer values only, by its form. */
    private boolean isInteger(Expr e) {
        if (e instanceof Expr.Num num) {
            return num.value().isInteger() && num.value().numerator().bitLength() < 20;
        } else if (e instanceof Sym sym && sym.indices().isEmpty()) {
            return inScope(sym.name())
                    ? integers.getOrDefault(sym.name(), 0) > 0
                    : program.symbol(sym.name()).isInteger();
        } else if (e instanceof Expr.Add add) {
            return add.terms().size() < 100 && add.terms().stream().allMatch(this::isInteger);
        }
        return false;
    }

    private ProgramNode.Index index(Expr e) {
        if (!isInteger(e)) {
            ProgramNode node = compile(e);
            return c -> Context.integer(node.eval(c), "an index or limit");
        }
        if (e instanceof Expr.Num num) {
            int value = num.value().numerator().intValue();
            return c -> value;
        } else if (e instanceof Expr.Add add) {
            ProgramNode.Index[] terms = indices(add.terms());
            return c -> {
                int sum = 0;
                for (ProgramNode.Index term : terms) {
                    sum += term.eval(c);
                }
                return sum;
            };
        }
        Name name = ((Sym) e).name();
        if (inScope(name)) {
            int slot = program.slot(name);
            return c -> c.integers[slot] == Context.NO_INTEGER
                    ? Context.integer(c.slot(slot), "an index or limit")
                    : c.integers[slot];
        }
        Symbol symbol = symbol(name);
        return c -> c.values.integer(symbol);
    }
}
