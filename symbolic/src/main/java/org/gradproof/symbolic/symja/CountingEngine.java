package org.gradproof.symbolic.symja;

import java.util.HashSet;
import java.util.Set;
import org.gradproof.symbolic.work.Work;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IASTMutable;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Symja's evaluation, each of whose steps counts as {@link Work} by the size of what is evaluated. Symja asks for each
 * expression and each part of it here, whatever it does with them.
 *
 * <p>What Symja evaluates again and again to itself, as it does with all parts of an expression whenever one of them has
 * changed, is known after the first time: nothing that evaluation depends on changes within a question, for no symbol
 * is ever given a value.
 */
final class CountingEngine extends EvalEngine {
    private static final long serialVersionUID = 1;

    /** Looking for the rules that match takes so much for each argument. */
    private static final int PER_ARGUMENT = 20;
    /** A product of numbers takes the square of their lengths, in words. */
    private static final int BITS_PER_WORD = 64;
    /** Of no more parts, the sets take less than all else. */
    private static final int FEW_PARTS = 12;
    /** Of so many parts, no work that is allowed looks at every set. */
    private static final int MOST_PARTS = 40;
    /** So far within a function do its rules look. */
    private static final int DEPTH = 1;

    /** What was found to evaluate to itself; by content, for Symja writes into its expressions. */
    private final Set<IAST> settled = new HashSet<>();

    CountingEngine() {
        super(false);
    }

    /** Forgets what evaluates to itself: between questions, so that no answer hangs on those before. */
    void forget() {
        settled.clear();
    }

    @Override
    public IExpr evalAttributes(ISymbol head, IASTMutable ast) {
        return isSettled(ast) ? F.NIL : super.evalAttributes(head, ast);
    }

    private boolean isSettled(IAST ast) {
        return isPlain() && settled.contains(ast);
    }

    /** Whether neither numbers nor assumptions are asked for, under which the same expression has another value. */
    private boolean isPlain() {
        return !isNumericMode() && getAssumptions() == null;
    }

    @Override
    public synchronized void stackPush(IExpr expr) {
        super.stackPush(expr);
        long operations = PER_ARGUMENT;
        if (expr instanceof IAST ast) {
            for (int i = 1; i <= ast.argSize(); i++) {
                operations += PER_ARGUMENT + words(ast.get(i)) * words(ast.get(i));
            }
        }
        Work.count(operations);
    }

    @Override
    public IExpr evalRules(ISymbol head, IAST ast) {
        if (isSettled(ast)) {
            return F.NIL;
        }
        for (int i = 1; i <= ast.argSize(); i++) {
            Work.count(sets(ast.get(i), DEPTH));
        }
        if (ast.isPower() && ast.exponent() instanceof IAST exponent && isFlat(exponent)) {
            Work.count(partitions(exponent.argSize()));
        }
        IExpr value = super.evalRules(head, ast);
        // Symja comes here only if nothing else has changed the expression.
        if (value.isNIL() && isPlain()) {
            settled.add(ast);
        }
        return value;
    }

    /** The rules of a function are tried on every set of the parts of a sum or product in it. */
    private static long sets(IExpr argument, int depth) {
        long sets = 0;
        if (argument instanceof IAST ast) {
            sets = isFlat(ast) && ast.argSize() > FEW_PARTS ? 1L << Math.min(ast.argSize(), MOST_PARTS) : 0;
            for (int i = 1; depth > 0 && i <= ast.argSize(); i++) {
                sets += sets(ast.get(i), depth - 1);
            }
        }
        return sets;
    }

    /** The rules of a power take the exponent apart into three. */
    private static long partitions(int parts) {
        long all = 1;
        for (int i = 0; i < Math.min(parts, MOST_PARTS / 2); i++) {
            all *= 3;
        }
        return parts > FEW_PARTS / 2 ? all : 0;
    }

    private static boolean isFlat(IAST ast) {
        return ast.isPlus() || ast.isTimes();
    }

    private static long words(IExpr expr) {
        return expr instanceof IRational number
                ? ((long) number.toBigNumerator().bitLength()
                                + number.toBigDenominator().bitLength())
                        / BITS_PER_WORD
                : 0;
    }
}
