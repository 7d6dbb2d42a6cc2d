package org.gradproof.docsgen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file that nobody vouches for. */
final class SourceText {
    /** Larger files are refused: a derivation of this length has no reader. */
    static final int LIMIT = 5_000_000;

    private SourceText() {}

    /**
     * The file's text.
     *
     * @throws UnreadableDocumentException if it is missing, a folder, too large, or not UTF-8
     */
    static String read(Path file) throws UnreadableDocumentException {
        if (!Files.exists(file)) {
            throw new UnreadableDocumentException(
                    file + ": " + (Files.isSymbolicLink(file) ? Documents.LEADS_NOWHERE : "there is no such file"));
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableDocumentException(
                    file + ": this folder cannot be read (" + Documents.whyNot(file) + ")");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return decoded(file, in);
        } catch (IOException e) {
            throw new UnreadableDocumentException(file + ": this file cannot be read (" + Cause.of(e) + ")");
        }
    }

    /** The text of a stream that goes by the name. */
    static String read(Path name, InputStream in) throws UnreadableDocumentException {
        try {
            return decoded(name, in);
        } catch (IOException e) {
            throw new UnreadableDocumentException(name + ": this input cannot be read (" + Cause.of(e) + ")");
        }
    }

    private static String decoded(Path name, InputStream in) throws IOException, UnreadableDocumentException {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new UnreadableDocumentException(name + ": this file is larger than the limit of " + LIMIT + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableDocumentException(name + ": this file is not UTF-8");
        }
    }
}
