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
    private final @Nullable Given early;
    private @Nullable Given value;
    private @Nullable LatexException fault;
    private boolean running;

    /** A given of which nothing is known before it is read. */
    LazyGiven(Statement statement, AtomicInteger depth, Supplier<Given> reader) {
        this(statement, depth, reader, null);
    }

    /**
     * A given to be read.
     *
     * @param depth how many givens are being read at the moment
     * @param early what is known before it is read, for those that are read for its sake: members of a family may be
     *     defined by other members; or null
     */
    LazyGiven(Statement statement, AtomicInteger depth, Supplier<Given> reader, @Nullable Given early) {
        this.early = early;
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
        if (running && early != null) {
            return early;
        }
        if (running) {
            throw circular(statement);
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

    static LatexException circular(Statement statement) {
        return new LatexException(
                statement.span(),
                "circular-definition",
                Cursor.quote(statement.left()) + " is defined by itself: \"" + statement.latex()
                        + "\"; expected a definition from other names, or of a family's members from earlier ones");
    }
}
