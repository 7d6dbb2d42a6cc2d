package org.gradproof.docsgen.extension;

import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.Preprocessor;
import org.asciidoctor.extension.PreprocessorReader;
import org.asciidoctor.extension.Reader;

/** Has Asciidoctor remember where each block stands: a verdict without a line helps nobody. */
final class SourceMaps extends Preprocessor {
    @Override
    public Reader process(Document document, PreprocessorReader reader) {
        document.setSourcemap(true);
        return reader;
    }
}
