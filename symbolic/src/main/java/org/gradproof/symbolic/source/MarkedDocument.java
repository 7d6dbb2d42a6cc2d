package org.gradproof.symbolic.source;

import java.util.List;

/**
 * A document's marked blocks in their order, a sidecar's merged in.
 *
 * @param path the file's path as the user gave it
 * @param title the document's title, or its file name
 * @param errors what could not be read at the level of blocks (a mark without a block, an id given twice …)
 */
public record MarkedDocument(String path, String title, List<MarkedBlock> blocks, List<SourceError> errors) {
    public MarkedDocument {
        blocks = List.copyOf(blocks);
        errors = List.copyOf(errors);
    }
}
