package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Expectation;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pi;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;

/** Writes expressions as LaTeX that reads well and that the reader reads back with the same meaning. */
public final class LatexWriter {
    private static final Pattern TALL = Pattern.compile("\\\\(frac|binom|sum|prod|int|begin|left)");

    private final Letters letters;

    private LatexWriter(Letters letters) {
        this.letters = letters;
    }

    /** The expression as LaTeX. */
    public static String write(Expr expr) {
        return new LatexWriter(Letters.of(expr)).sum(expr);
    }

    /** The condition as LaTeX; empty for one that always holds. */
    public static String write(Cond cond) {
        return new LatexWriter(Letters.of(cond)).condition(cond);
    }

    /** At the loosest: terms need no bracket. */
    String sum(Expr expr) {
        if (!(expr instanceof Add add)) {
            return term(expr);
        }
        if (add.terms().stream().anyMatch(LatexWriter::isSuccessor)) {
            return sum(withoutSuccessors(add));
        }
        StringBuilder text = new StringBuilder();
        for (Expr part : add.terms()) {
            String term = part instanceof Add ? bracket(sum(part)) : term(part);
            if (text.length() == 0) {
                text.append(term);
            } else if (term.startsWith("-")) {
                text.append(" - ").append(term.substring(1));
            } else {
                text.append(" + ").append(term);
            }
        }
        return text.length() == 0 ? "0" : text.toString();
    }

    private static boolean isSuccessor(Expr expr) {
        return expr instanceof Sym symbol && !symbol.name().predecessor().isEmpty();
    }

    /** The sum with {@code n + 1} for what stands for that. */
    private static Expr withoutSuccessors(Add add) {
        int more = 0;
        List<Expr> terms = new ArrayList<>();
        for (Expr part : Exprs.terms(add)) {
            if (part instanceof Sym symbol && isSuccessor(symbol)) {
                more++;
                terms.add(new Sym(Name.of(symbol.name().predecessor())));
            } else {
                terms.add(part);
            }
        }
        return Exprs.shifted(Exprs.add(terms), more);
    }

    /** A term: a product, with its sign in front. */
    String term(Expr expr) {
        if (expr instanceof Mul || expr instanceof Pow || expr instanceof Num) {
            return new ProductWriter(this, expr).write();
        }
        return factor(expr);
    }

    /** Whether what stands behind could be taken for a part of it. */
    boolean isOpen(Expr expr) {
        if (expr instanceof Mul product) {
            return product.factors().stream().anyMatch(this::isOpen);
        } else if (expr instanceof Deriv deriv) {
            return !isShort(deriv.body());
        }
        return expr instanceof Binder binder && (!isExtremum(binder) || isShort(binder.body()));
    }

    private static boolean isExtremum(Binder binder) {
        return binder.kind() == Kind.MAX || binder.kind() == Kind.MIN;
    }

    /** A factor that stands beside others; sums come in brackets. */
    String factor(Expr expr) {
        if (expr instanceof Num number) {
            String text = number(number.value());
            return number.value().signum() < 0 ? bracket(text) : text;
        } else if (expr instanceof Pi) {
            return "\\pi";
        } else if (expr instanceof Infinity infinity) {
            return infinity.positive() ? "\\infty" : "-\\infty";
        } else if (expr instanceof Sym symbol) {
            return letters.name(symbol.name(), indices(symbol.name(), symbol.indices()));
        } else if (expr instanceof Add || expr instanceof Mul) {
            return bracket(sum(expr));
        } else if (expr instanceof Pow power) {
            return power(power);
        } else if (expr instanceof Fn fn) {
            return function(fn);
        } else if (expr instanceof Call call) {
            return call(call);
        } else if (expr instanceof Indicator indicator) {
            return indicator(indicator.condition());
        } else if (expr instanceof Cases cases) {
            return cases(cases);
        } else if (expr instanceof Binder binder) {
            return binder(binder);
        } else if (expr instanceof Integral integral) {
            return integral(integral);
        } else if (expr instanceof Expr.OfMatrix matrix) {
            return matrix(matrix);
        } else if (expr instanceof Expectation expectation) {
            return new ExpectationWriter(this, letters, expectation.law()).write(expectation.expanded());
        } else if (expr instanceof Deriv deriv) {
            return derivative(deriv);
        }
        throw new IllegalArgumentException("no LaTeX for " + expr);
    }

    static String bracket(String text) {
        return TALL.matcher(text).find() ? "\\left(" + text + "\\right)" : "(" + text + ")";
    }

    static String number(Rational value) {
        String sign = value.signum() < 0 ? "-" : "";
        String top = value.numerator().abs().toString();
        return value.isInteger() ? sign + top : sign + "\\frac{" + top + "}{" + value.denominator() + "}";
    }

    private List<String> indices(Name name, List<Expr> indices) {
        List<Expr> written = new ArrayList<>(indices.size());
        for (int i = 0; i < indices.size(); i++) {
            written.add(Exprs.shifted(indices.get(i), -name.shiftAt(i)));
        }
        return indices(written);
    }

    private List<String> indices(List<Expr> indices) {
        return indices.stream().map(this::sum).toList();
    }

    String power(Pow power) {
        boolean whole = power.exponent() instanceof Num exponent
                && exponent.value().isInteger()
                && exponent.value().signum() > 0;
        if (whole && power.base() instanceof Fn fn && isCommand(fn.function())) {
            String arguments = fn.arguments().stream().map(this::sum).collect(Collectors.joining(", "));
            return command(fn.function()) + "^{" + exponent(power.exponent()) + "}" + bracket(arguments);
        }
        String base = isAtom(power.base()) ? factor(power.base()) : bracket(sum(power.base()));
        return base + "^{" + exponent(power.exponent()) + "}";
    }

    private String exponent(Expr exponent) {
        if (exponent instanceof Num number && !number.value().isInteger()) {
            return number.value().toString();
        }
        return sum(exponent);
    }

    /** Whether a power can stand on it without a bracket. */
    private static boolean isAtom(Expr expr) {
        if (expr instanceof Num number) {
            return number.value().isInteger() && number.value().signum() >= 0;
        } else if (expr instanceof Sym symbol) {
            String spelling = symbol.name().spelling();
            return spelling.indexOf('^') < 0 && spelling.indexOf('(') < 0 && !spelling.startsWith("\\frac");
        }
        return expr instanceof Pi || (expr instanceof Fn fn && fn.function() == Function.SQRT);
    }

    private String function(Fn fn) {
        List<Expr> arguments = fn.arguments();
        String all = arguments.stream().map(this::sum).collect(Collectors.joining(", "));
        return switch (fn.function()) {
            case EXP -> arguments.equals(List.of(new Num(Rational.ONE))) ? "e" : "e^{" + all + "}";
            case SQRT -> "\\sqrt{" + all + "}";
            case ABS -> "\\left|" + all + "\\right|";
            case FLOOR -> "\\left\\lfloor " + all + "\\right\\rfloor";
            case FACTORIAL -> (isAtom(arguments.get(0)) ? all : bracket(all)) + "!";
            case BINOMIAL -> "\\binom{" + sum(arguments.get(0)) + "}{" + sum(arguments.get(1)) + "}";
            default -> command(fn.function()) + bracket(all);
        };
    }

    private static boolean isCommand(Function function) {
        return switch (function) {
            case EXP, SQRT, ABS, FLOOR, FACTORIAL, BINOMIAL, MAX, MIN -> false;
            default -> true;
        };
    }

    private static String command(Function function) {
        return "\\" + function.name().toLowerCase(java.util.Locale.ROOT);
    }

    private String call(Call call) {
        String name = letters.name(call.function(), indices(call.function(), call.indices()));
        String arguments = call.arguments().stream().map(this::sum).collect(Collectors.joining(", "));
        int total = call.orders().stream().mapToInt(Integer::intValue).sum();
        if (call.arguments().size() == 1) {
            return name + "'".repeat(total) + bracket(arguments);
        } else if (total == 0) {
            return name + bracket(arguments);
        }
        String orders = call.orders().stream().map(String::valueOf).collect(Collectors.joining(","));
        return name + "^{(" + orders + ")}" + bracket(arguments);
    }

    private String indicator(Cond condition) {
        if (condition instanceof Cond.Rel rel
                && rel.relation() == Relation.EQ
                && letters.areIndices(rel.left(), rel.right())) {
            return letters.name(Name.of("\\delta_{#1#2}"), indices(List.of(rel.left(), rel.right())));
        }
        return "\\mathbb{1}\\{" + condition(condition) + "\\}";
    }

    private String cases(Cases cases) {
        List<String> lines = new ArrayList<>();
        for (Expr.Branch branch : cases.branches()) {
            String condition = branch.condition() instanceof Cond.True
                    ? "\\text{otherwise}"
                    : "\\text{if } " + condition(branch.condition());
            lines.add(sum(branch.value()) + " & " + condition);
        }
        return "\\begin{cases} " + String.join(" \\\\ ", lines) + " \\end{cases}";
    }

    String condition(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            return sum(rel.left()) + " " + rel.relation().latex() + " " + sum(rel.right());
        } else if (cond instanceof Cond.Member member) {
            return sum(member.index()) + " \\in " + member.set().spelling();
        } else if (cond instanceof Cond.And and) {
            return and.parts().stream().map(this::condition).collect(Collectors.joining(", "));
        } else if (cond instanceof Cond.Or or) {
            return or.parts().stream().map(this::condition).collect(Collectors.joining(" \\lor "));
        } else if (cond instanceof Cond.Not not) {
            return negated(not.part());
        }
        return "";
    }

    private String negated(Cond cond) {
        return cond instanceof Cond.Rel rel
                ? condition(new Cond.Rel(rel.left(), rel.relation().negated(), rel.right()))
                : "\\lnot " + condition(cond);
    }

    private String binder(Binder binder) {
        String low = sum(binder.low());
        String high = sum(binder.high());
        String letter = letters.bind(binder.variable().name());
        boolean extremum = isExtremum(binder);
        String filter = binder.filter() instanceof Cond.True ? "" : ", " + condition(binder.filter());
        boolean bracketed = binder.body() instanceof Add
                || (extremum && !isShort(binder.body()))
                || (binder.kind() == Kind.PRODUCT && holdsSign(binder.body()));
        String body = bracketed ? bracket(sum(binder.body())) : term(binder.body());
        letters.release(binder.variable().name());
        if (extremum) {
            String name = binder.kind() == Kind.MAX ? "\\max" : "\\min";
            return name + "_{" + low + " \\le " + letter + " \\le " + high + filter + "} " + body;
        }
        String sign = binder.kind() == Kind.SUM ? "\\sum" : "\\prod";
        return sign + "_{" + letter + "=" + low + filter + "}^{" + high + "} " + body;
    }

    /** Behind a factor a sum or a product could be taken for one that stands beside the outer product. */
    private boolean holdsSign(Expr body) {
        return body instanceof Mul product && product.factors().stream().anyMatch(this::isOpen);
    }

    /** The matrix by its entries in brackets, as {@code [a_{ij}]_{ij}}. */
    private String matrix(Expr.OfMatrix matrix) {
        String row = letters.bind(matrix.row().name());
        String col = letters.bind(matrix.col().name());
        String entries = "\\left[" + sum(matrix.entry()) + "\\right]_{" + row + col + "}";
        letters.release(matrix.col().name());
        letters.release(matrix.row().name());
        if (matrix.function() == Expr.MatrixFunction.DETERMINANT) {
            return "\\det " + entries;
        }
        String power = matrix.function() == Expr.MatrixFunction.POWER ? sum(matrix.exponent()) : "-1";
        return "(" + entries + "^{" + power + "})_{" + sum(matrix.atRow()) + "," + sum(matrix.atCol()) + "}";
    }

    private String integral(Integral integral) {
        String low = sum(integral.low());
        String high = sum(integral.high());
        String letter = letters.bind(integral.variable().name());
        String body = integral.body() instanceof Add ? bracket(sum(integral.body())) : term(integral.body());
        letters.release(integral.variable().name());
        return "\\int_{" + low + "}^{" + high + "} " + body + " \\, d" + letter;
    }

    private String derivative(Deriv deriv) {
        List<String> variables = new ArrayList<>();
        Expr body = deriv;
        while (body instanceof Deriv inner) {
            variables.add("\\partial " + isolated(inner.variable()));
            body = inner.body();
        }
        String order = variables.size() == 1 ? "" : "^{" + variables.size() + "}";
        String below = String.join(" \\, ", variables);
        if (isShort(body)) {
            return "\\frac{\\partial" + order + " " + factor(body) + "}{" + below + "}";
        }
        String operand = body instanceof Add ? bracket(sum(body)) : operand(body);
        return "\\frac{\\partial" + order + "}{" + below + "} " + operand;
    }

    /** An operator takes one factor: a fraction is one. */
    private String operand(Expr body) {
        if (body instanceof Mul || body instanceof Pow) {
            ProductWriter product = new ProductWriter(this, body);
            String text = product.write();
            if (product.isFraction() && text.startsWith("\\frac")) {
                return text;
            }
        }
        return body instanceof Mul ? bracket(sum(body)) : factor(body);
    }

    private String isolated(Sym variable) {
        String text = factor(variable);
        return text.endsWith("}") && variable.name().spelling().indexOf('^') >= 0 ? "(" + text + ")" : text;
    }

    static boolean isShort(Expr expr) {
        return expr instanceof Sym || expr instanceof Call || expr instanceof Pi;
    }
}
