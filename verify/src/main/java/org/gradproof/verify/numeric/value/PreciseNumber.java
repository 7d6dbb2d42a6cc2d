package org.gradproof.verify.numeric.value;

import java.math.BigInteger;
import java.util.function.BiFunction;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.numeric.ball.Ball;
import org.gradproof.verify.numeric.ball.BallFunctions;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.jspecify.annotations.Nullable;

/**
 * A number in high precision: an exact rational where all that made it was exact and it stays of modest
 * size, else a ball. What is exactly zero is thereby known to be.
 */
public final class PreciseNumber extends BoundedNumber {
    /** Rational numbers of more bits than this become balls. */
    private static final int EXACT_BITS = 4096;
    /** Of more, in two denominators together, what they take is counted by the word. */
    private static final int MANY_WORDS = 2;

    private static final int PER_WORD = 10;

    private final @Nullable Rational exact;
    private @Nullable Ball ball;
    private final PreciseArithmetic arithmetic;

    public PreciseNumber(@Nullable Rational exact, @Nullable Ball ball, PreciseArithmetic arithmetic) {
        this.exact = exact;
        this.ball = ball;
        this.arithmetic = arithmetic;
    }

    public static PreciseNumber of(Rational value, PreciseArithmetic arithmetic) {
        return new PreciseNumber(value, null, arithmetic);
    }

    private PreciseNumber of(Ball value) {
        return value.isZero() ? exactly(Rational.ZERO) : new PreciseNumber(null, value, arithmetic);
    }

    private PreciseNumber exactly(Rational value) {
        if (value.numerator().bitLength() + value.denominator().bitLength() > EXACT_BITS) {
            return new PreciseNumber(null, Ball.of(value, bits()), arithmetic);
        }
        return of(value, arithmetic);
    }

    @Nullable
    Rational exact() {
        return exact;
    }

    public Ball ball() {
        Ball known = ball;
        if (known == null) {
            known = exact == null ? Ball.ZERO : Ball.of(exact, bits());
            ball = known;
        }
        return known;
    }

    int bits() {
        return arithmetic.bits();
    }

    @Override
    public BoundedNumber plus(BoundedNumber other) {
        PreciseNumber b = (PreciseNumber) other;
        // An exact sum loses nothing yet, but a function of it may.
        long distance = magnitude() - b.magnitude();
        if (distance > 0 ? b.isKnownNonzero() : isKnownNonzero()) {
            arithmetic.needs(Math.abs(distance));
        }
        if (exact != null && b.exact != null) {
            countWords(exact, b.exact);
            return exactly(exact.plus(b.exact));
        }
        return of(ball().plus(b.ball(), bits()));
    }

    /** A fraction is brought to lowest terms in the square of its length. */
    private static void countWords(Rational a, Rational b) {
        long words = ((long) a.denominator().bitLength() + b.denominator().bitLength()) / Long.SIZE;
        if (words > MANY_WORDS) {
            Work.count(words * (PER_WORD + words / 4));
        }
    }

    private long magnitude() {
        if (exact == null) {
            return ball().magnitude();
        }
        return (long) exact.numerator().bitLength() - exact.denominator().bitLength() + 1;
    }

    private boolean isKnownNonzero() {
        return exact == null ? !ball().holdsZero() : !exact.isZero();
    }

    /** Notes that a function of this adds e^x and e^(-x). */
    private void addsExponentials() {
        arithmetic.needs((long) (Math.min(1e15, Math.abs(approximation())) * 2 / Math.log(2)));
    }

    /** Notes that near zero a function is a constant or its operand, and then terms that are smaller by its square. */
    private void addsPowers() {
        long magnitude = isKnownNonzero() ? magnitude() - 2 : 0;
        arithmetic.needs(magnitude < 0 ? -2 * magnitude : 0);
    }

    @Override
    public BoundedNumber times(BoundedNumber other) {
        PreciseNumber b = (PreciseNumber) other;
        if (isZero()) {
            return this;
        }
        if (b.isZero()) {
            return b;
        }
        if (exact != null && b.exact != null) {
            countWords(exact, b.exact);
            return exactly(exact.times(b.exact));
        }
        return of(ball().times(b.ball(), bits()));
    }

    @Override
    public BoundedNumber dividedBy(BoundedNumber other) {
        PreciseNumber b = (PreciseNumber) other;
        if (b.isZero()) {
            throw new UndefinedException("division by zero");
        }
        if (exact != null && b.exact != null) {
            return exactly(exact.dividedBy(b.exact));
        }
        if (b.ball().holdsZero()) {
            throw new UndecidableException("a denominator that may be zero");
        }
        return isZero() ? this : of(ball().dividedBy(b.ball(), bits()));
    }

    @Override
    public BoundedNumber negate() {
        return exact != null ? of(exact.negate(), arithmetic) : of(ball().negate());
    }

    public @Override BoundedNumber abs() {
        return switch (sign()) {
            case LESS -> negate();
            case EQUAL, GREATER -> this;
            // Everything within the ball around the absolute value of the middle.
            case UNKNOWN -> of(new Ball(ball().middle().abs(), ball().radius(), ball().exponent()));
        };
    }

    public @Override BoundedNumber max(BoundedNumber other) {
        return switch (order(other)) {
            case LESS -> other;
            case EQUAL, GREATER -> this;
            // max(a, b) = (a + b + |a - b|) / 2, which holds for enclosures too.
            case UNKNOWN -> plus(other).plus(minus(other).abs()).times(of(Rational.HALF, arithmetic));
        };
    }

    @Override
    public BoundedNumber exp() {
        addsPowers();
        return isZero() ? one() : of(arithmetic.exp(ball()));
    }

    @Override
    BoundedNumber log() {
        requirePositive("log");
        return exact != null && exact.isOne() ? of(Rational.ZERO, arithmetic) : of(arithmetic.log(ball()));
    }

    private void requirePositive(String function) {
        switch (sign()) {
            case GREATER -> {}
            case LESS, EQUAL -> throw new UndefinedException(function + " of " + shown());
            case UNKNOWN -> throw new UndecidableException(function + " of what may not be positive");
        }
    }

    public @Override BoundedNumber sqrt() {
        if (isZero()) {
            return this;
        }
        requirePositive("square root");
        if (exact != null) {
            BigInteger top = exact.numerator().sqrt();
            BigInteger bottom = exact.denominator().sqrt();
            if (top.multiply(top).equals(exact.numerator())
                    && bottom.multiply(bottom).equals(exact.denominator())) {
                return of(new Rational(top, bottom), arithmetic);
            }
        }
        return of(ball().sqrt(bits()));
    }

    @Override
    BoundedNumber sin() {
        addsPowers();
        return isZero() ? this : of(arithmetic.sin(ball()));
    }

    @Override
    BoundedNumber cos() {
        addsPowers();
        return isZero() ? one() : of(arithmetic.cos(ball()));
    }

    @Override
    public BoundedNumber sinh() {
        addsExponentials();
        addsPowers();
        return isZero() ? this : function(BallFunctions::sinh);
    }

    @Override
    public BoundedNumber cosh() {
        addsExponentials();
        addsPowers();
        return isZero() ? one() : function(BallFunctions::cosh);
    }

    @Override
    BoundedNumber tanh() {
        addsExponentials();
        addsPowers();
        return isZero() ? this : function(BallFunctions::tanh);
    }

    private BoundedNumber function(BiFunction<Ball, Integer, Ball> function) {
        return of(arithmetic.function(function, ball()));
    }

    @Override
    int cost() {
        return arithmetic.cost();
    }

    @Override
    public BoundedNumber pow(int exponent) {
        Work.count((long) cost() * (Integer.SIZE - Integer.numberOfLeadingZeros(exponent)));
        boolean unit =
                exact != null && exact.isInteger() && exact.numerator().abs().equals(BigInteger.ONE);
        if (exact != null && exponent > 1 && !unit) {
            long size = (long) exponent
                    * (exact.numerator().bitLength() + exact.denominator().bitLength());
            if (size > EXACT_BITS && !isZero()) {
                return new PreciseNumber(null, ball(), arithmetic).pow(exponent);
            }
        }
        return super.pow(exponent);
    }

    @Override
    public EnclosureOrder order(BoundedNumber other) {
        PreciseNumber b = (PreciseNumber) other;
        if (exact != null && b.exact != null) {
            return EnclosureOrder.of(exact.compareTo(b.exact));
        }
        Ball difference = ball().minus(b.ball(), bits());
        return difference.isPositive()
                ? EnclosureOrder.GREATER
                : difference.isNegative() ? EnclosureOrder.LESS : EnclosureOrder.UNKNOWN;
    }

    public @Override EnclosureOrder sign() {
        if (exact != null) {
            return EnclosureOrder.of(exact.signum());
        }
        return ball().isPositive()
                ? EnclosureOrder.GREATER
                : ball().isNegative() ? EnclosureOrder.LESS : EnclosureOrder.UNKNOWN;
    }

    @Override
    public boolean isExact() {
        return exact != null;
    }

    @Override
    public boolean isZero() {
        return exact != null && exact.isZero();
    }

    @Override
    @Nullable
    public BigInteger exactInteger() {
        return exact != null && exact.isInteger() ? exact.numerator() : null;
    }

    @Override
    public boolean maybeInteger() {
        if (exact != null) {
            return exact.isInteger();
        }
        Ball b = ball();
        if (b.exponent() >= 0) {
            return true;
        }
        if (b.magnitude() < 0) {
            return b.holdsZero();
        }
        int shift = Math.toIntExact(-b.exponent());
        BigInteger radius = BigInteger.valueOf(b.radius());
        // The floor of the upper end is an integer within, if it reaches the lower end.
        BigInteger floor = b.middle().add(radius).shiftRight(shift).shiftLeft(shift);
        return floor.compareTo(b.middle().subtract(radius)) >= 0;
    }

    @Override
    BoundedNumber integer(long integer) {
        return of(Rational.of(integer), arithmetic);
    }

    @Override
    BoundedNumber one() {
        return of(Rational.ONE, arithmetic);
    }

    @Override
    public double approximation() {
        return ball().approximation();
    }

    @Override
    public long middleMagnitude() {
        Ball middle = ball().center();
        return middle.isZero() ? NOTHING : middle.magnitude();
    }

    @Override
    public long errorMagnitude() {
        Ball b = ball();
        return isExact() || b.radius() == 0 ? NOTHING : b.spread().magnitude();
    }

    @Override
    public BoundedNumber widened(long magnitude) {
        return of(ball().plus(Ball.error(Math.max(magnitude, -(1L << 59))), bits()));
    }
}
