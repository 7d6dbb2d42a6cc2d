package org.gradproof.symbolic.latex;

import java.util.Set;

/** Names of functions that people spell in letters, {@code exp(x)} or {@code \text{softmax}}. */
public final class FunctionWords {
    private static final Set<String> WORDS = Set.of(
            "exp",
            "log",
            "ln",
            "tanh",
            "sinh",
            "cosh",
            "sin",
            "cos",
            "tan",
            "max",
            "min",
            "arctan",
            "sqrt",
            "abs",
            "sign",
            "sgn",
            "erf",
            "softmax",
            "sigmoid",
            "softplus",
            "relu",
            "ReLU",
            "logsumexp",
            "logit");

    private FunctionWords() {}

    /** Whether the word names a function. */
    public static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
