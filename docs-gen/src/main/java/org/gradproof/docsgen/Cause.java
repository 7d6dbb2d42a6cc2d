package org.gradproof.docsgen;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why something failed, in words: exceptions of files often say no more than the file's name. */
public final class Cause {
    private Cause() {}

    /** The cause, without the file's name. */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        } else if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (failure instanceof NotDirectoryException) {
            return "a part of the path is no folder";
        } else if (failure instanceof FileSystemLoopException) {
            return "its links go in a circle";
        }
        String message = failure instanceof FileSystemException inFile
                ? inFile.getReason()
                : Objects.requireNonNullElse(failure.getMessage(), "");
        return message == null || message.isEmpty() ? failure.getClass().getSimpleName() : message;
    }

    /** What a document did to the program that read it. */
    static String ofFault(Throwable fault) {
        if (fault instanceof StackOverflowError) {
            return "it is nested too deeply";
        } else if (fault instanceof OutOfMemoryError) {
            return "it takes more memory than there is";
        }
        return "an internal error stopped it: " + fault;
    }
}
