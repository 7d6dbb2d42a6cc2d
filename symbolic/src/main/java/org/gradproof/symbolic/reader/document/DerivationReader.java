package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;

/** Reads a document's marked blocks: its givens, and its derivations under the givens in force at each. */
public final class DerivationReader {
    /** The attribute that names the file of a block which does not stand in the document itself. */
    static final String FILE = "file";

    /** A reader; it keeps nothing between documents. */
    public DerivationReader() {}

    /** All derivations of the document. What could not be read is an error there, never an exception. */
    public ReadDocument read(MarkedDocument document) {
        Sections sections = new Sections();
        boolean denominator = document.blocks().stream()
                .anyMatch(block -> block.kind() == MarkedBlock.Kind.GIVEN
                        && "denominator".equals(block.attributes().get("layout")));
        sections.session().lay(denominator);
        List<DerivationBlock> blocks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (MarkedBlock block : document.blocks()) {
            if (block.kind() == MarkedBlock.Kind.GIVEN) {
                sections.addGiven(block);
            } else {
                blocks.add(DerivationBlock.open(block, sections, !ids.add(block.id())));
            }
        }
        List<SourceError> errors = new ArrayList<>(document.errors());
        errors.addAll(sections.errors());
        List<Derivation> derivations = new ArrayList<>();
        blocks.forEach(block -> derivations.add(block.read(sections)));
        errors.addAll(sections.unusedIndexAssumptions());
        return new ReadDocument(document.path(), derivations, errors);
    }
}
