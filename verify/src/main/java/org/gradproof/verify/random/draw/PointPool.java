package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.work.Work;
import org.gradproof.symbolic.work.Work.Measured;
import org.gradproof.symbolic.work.WorkExceededException;

/**
 * Points drawn once for all claims under the same givens. Every reader sees the same sequence from its
 * beginning, however many there are and on whichever threads, and is charged what drawing them took, whoever drew them.
 */
public final class PointPool {
    private static final long MOST_WORK = 10_000_000;

    private final PointSource source;
    private final List<Measured<PointSource.Draw>> drawn = new ArrayList<>();

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
                Measured<Draw> draw = at(next++);
                Work.count(draw.operations());
                return draw.value();
            }
        };
    }

    private synchronized Measured<PointSource.Draw> at(int position) {
        while (drawn.size() <= position) {
            drawn.add(Work.apart(this::draw));
        }
        return drawn.get(position);
    }

    private PointSource.Draw draw() {
        try {
            return Work.within(MOST_WORK, source::next);
        } catch (WorkExceededException exceeded) {
            return new PointSource.NotMet("no point was drawn at which they hold: " + exceeded.getMessage());
        }
    }
}
