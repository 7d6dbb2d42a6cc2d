/**
 * Classification losses on logits, and their gradients: stable everywhere, accurate to documented bounds, without
 * dependencies.
 */
module org.gradproof.core {
    requires static org.jspecify;

    exports org.gradproof.core;
}
