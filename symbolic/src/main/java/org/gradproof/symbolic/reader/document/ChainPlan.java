package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.reader.document.UnreadChain.Relating;
import org.jspecify.annotations.Nullable;

/**
 * A chain with what arrows make its relations rest on.
 *
 * @param opening what its first relation rests on: the last one before an arrow that points here
 * @param closing what its last relation rests on: the one behind an arrow that points back
 * @param before the last relation of the chain before, or null
 * @param isBroken whether it rests on a chain that could not be taken apart
 */
record ChainPlan(
        UnreadChain chain,
        @Nullable Support opening,
        @Nullable Support closing,
        @Nullable Relating before,
        boolean isBroken) {
    /**
     * What an arrow makes a relation rest on.
     *
     * @param both whether that rests on the relation too
     */
    record Support(Relating relating, boolean both) {}

    /** What the relation at the place rests on, or null. */
    @Nullable
    Support support(int at) {
        if (at == 0 && opening != null) {
            return opening;
        }
        return at == chain.links().size() - 1 ? closing : null;
    }

    static List<ChainPlan> of(List<UnreadChain> chains) {
        List<ChainPlan> plans = new ArrayList<>();
        for (UnreadChain chain : chains) {
            ChainPlan last = plans.isEmpty() ? null : plans.get(plans.size() - 1);
            Relating before = last == null || last.chain().fault() != null
                    ? null
                    : last.chain().last();
            if (chain.arrow() == null || last == null) {
                plans.add(new ChainPlan(chain, null, null, before, false));
            } else if (last.chain().fault() != null || chain.fault() != null) {
                boolean points = chain.fault() == null;
                plans.add(new ChainPlan(chain, null, null, null, points));
            } else if (UnreadChain.isReverse(chain.arrow())) {
                Relating behind = chain.last();
                if (behind != null && before != null) {
                    plans.set(plans.size() - 1, last.restingOn(new Support(behind, false)));
                    plans.add(new ChainPlan(chain.resting(), null, null, null, false));
                } else {
                    plans.add(new ChainPlan(chain, null, null, null, false));
                }
            } else if (before == null) {
                plans.add(new ChainPlan(chain, null, null, null, false));
            } else {
                // What an arrow points to is claimed, even if another arrow starts from it.
                boolean pointedTo =
                        last.opening() != null && last.chain().links().size() == 1;
                if (!pointedTo) {
                    plans.set(plans.size() - 1, last.with(last.chain().resting()));
                }
                boolean both = UnreadChain.pointsBothWays(chain.arrow());
                plans.add(new ChainPlan(chain, new Support(before, both), null, null, false));
            }
        }
        return plans;
    }

    private ChainPlan restingOn(Support support) {
        return new ChainPlan(chain, opening, support, before, isBroken);
    }

    private ChainPlan with(UnreadChain other) {
        return new ChainPlan(other, opening, closing, before, isBroken);
    }
}
