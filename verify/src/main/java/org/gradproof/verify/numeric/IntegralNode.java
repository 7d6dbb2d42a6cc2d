package org.gradproof.verify.numeric;

import org.jspecify.annotations.Nullable;

/** An integral; a limit that is null is infinite. */
record IntegralNode(@Nullable Node low, @Nullable Node high, int slot, Node body) implements Node {
    @Override
    public Real eval(Context c) {
        throw new UndecidableException("integrals are not evaluated yet");
    }
}
