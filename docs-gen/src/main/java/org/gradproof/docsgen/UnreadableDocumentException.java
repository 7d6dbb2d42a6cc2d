package org.gradproof.docsgen;

/** A path that leads to no document. Its message is for the user and names the path. */
public final class UnreadableDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong, its file named. */
    public UnreadableDocumentException(String message) {
        super(message);
    }
}
