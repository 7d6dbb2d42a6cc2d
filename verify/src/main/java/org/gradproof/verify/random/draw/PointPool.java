package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Points drawn once for all claims under the same givens. Every reader sees the same sequence from its
 * beginning, however many there are and on whichever threads.
 */
public final class PointPool {
    private final PointSource source;
    private final List<PointSource.Draw> drawn = new ArrayList<>();

    /** Shares the source, which nobody else may draw from. */
    public PointPool(PointSource source) {
        this.source = source;
    }

    /** The sequence from its beginning. */
    public PointSource reader() {
        return new PointSource() {
            private int next;

            @Override
            public Draw next() {
                return at(next++);
            }
        };
    }

    private synchronized PointSource.Draw at(int position) {
        while (drawn.size() <= position) {
            drawn.add(source.next());
        }
        return drawn.get(position);
    }
}
