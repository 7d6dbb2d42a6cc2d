package org.gradproof.verify.evidence;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.random.claim.SamplingHints;
import org.gradproof.verify.random.draw.PointPool;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.gradproof.verify.random.repair.Repair;
import org.jspecify.annotations.Nullable;

/**
 * The points of the givens met last: the steps of a derivation stand under the same ones, and drawing a
 * point costs more than comparing two sides at it. What is drawn depends on the givens, the seed and
 * the taste alone, so that neither the order of the claims nor what memory forgets changes it.
 */
final class Pools {
    private static final int MOST = 24;

    private record Key(List<Given> givens, SamplingHints interests, long seed, ValueProfile taste) {}

    private final Map<Key, SoftReference<PointPool>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<PointPool>> eldest) {
            return size() > MOST;
        }
    };

    /** Points of the laboratory's givens from the first one on, without regard to numbers that its claim names. */
    PointSource points(Laboratory laboratory, long seed, ValueProfile taste) {
        return points(laboratory.givens(), laboratory.interests().withoutLandmarks(), seed, taste);
    }

    /** Why no point was found that meets the givens on which the laboratory's claim does not depend; empty if one was. */
    String unmet(Laboratory laboratory, long seed) {
        Givens others = laboratory.others();
        boolean free = others.assumptions().isEmpty()
                && others.all().stream().noneMatch(Given.Index.class::isInstance)
                && Repair.emptyDomain(others).isEmpty();
        return !free
                        && points(others, SamplingHints.NONE, seed, ValueProfile.CALM)
                                        .next()
                                instanceof PointSource.NotMet notMet
                ? notMet.reason()
                : "";
    }

    private synchronized PointSource points(Givens givens, SamplingHints interests, long seed, ValueProfile taste) {
        Key key = new Key(givens.all(), interests, seed, taste);
        SoftReference<PointPool> reference = known.get(key);
        @Nullable PointPool pool = reference == null ? null : reference.get();
        if (pool == null) {
            // Its own expressions: those of a claim belong to the thread that tries it.
            pool = new PointPool(new Laboratory(givens, interests).points(seed, taste));
            known.put(key, new SoftReference<>(pool));
        }
        return pool.reader();
    }
}
