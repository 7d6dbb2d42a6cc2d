package org.gradproof.symbolic.reader.givens;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/** A given that is read when first needed, so that definitions may stand in any order. A circle is an error. */
final class LazyGiven implements Supplier<Given> {
    private static final int DEEPEST = 50;

    private final AtomicInteger depth;
    private final Statement statement;
    private final Supplier<Given> reader;
    private @Nullable Given value;
    private @Nullable LatexException fault;
    private boolean running;

    /**
     * A given to be read.
     *
     * @param depth how many givens are being read at the moment
     */
    LazyGiven(Statement statement, AtomicInteger depth, Supplier<Given> reader) {
        this.depth = depth;
        this.statement = statement;
        this.reader = reader;
    }

    @Override
    public Given get() {
        Given known = value;
        if (known != null) {
            return known;
        }
        if (fault != null) {
            throw fault;
        }
        if (running) {
            throw new LatexException(
                    statement.span(),
                    "circular-definition",
                    Cursor.quote(statement.left()) + " is defined by itself: \"" + statement.latex()
                            + "\"; expected a definition from other names");
        }
        if (depth.incrementAndGet() > DEEPEST) {
            depth.decrementAndGet();
            throw new LatexException(
                    statement.span(),
                    "too-deep",
                    "more than " + DEEPEST + " definitions hang on each other here; expected them in their order");
        }
        running = true;
        try {
            Given read = reader.get();
            value = read;
            return read;
        } catch (LatexException e) {
            fault = e;
            throw e;
        } finally {
            running = false;
            depth.decrementAndGet();
        }
    }
}
