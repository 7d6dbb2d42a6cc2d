package org.gradproof.symbolic.proof;

import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;

/**
 * What a step or a conclusion claims: for all values that the givens allow, every size and every free
 * index, wherever both sides are defined, {@code left relation right}.
 */
public record Claim(Givens givens, Expr left, Relation relation, Expr right) {}
