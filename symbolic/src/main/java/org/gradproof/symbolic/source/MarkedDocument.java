package org.gradproof.symbolic.source;

import java.util.List;

/**
 * A document's marked blocks in their order, a sidecar's merged in.
 *
 * @param path the file's path as the user gave it
 * @param title the document's title, or its file name
 * @param errors what could not be read at the level of blocks (a mark without a block, an id given twice …)
 * @param unmarked the blocks of display math that are not read
 * @param cells of a notebook, by which its lines have their places
 */
public record MarkedDocument(
        String path,
        String title,
        List<MarkedBlock> blocks,
        List<SourceError> errors,
        List<Unmarked> unmarked,
        Cells cells) {
    public MarkedDocument {
        blocks = List.copyOf(blocks);
        errors = List.copyOf(errors);
        unmarked = List.copyOf(unmarked);
    }

    /** A document all of whose display math is marked, in one piece. */
    public MarkedDocument(String path, String title, List<MarkedBlock> blocks, List<SourceError> errors) {
        this(path, title, blocks, errors, List.of(), Cells.NONE);
    }
}
