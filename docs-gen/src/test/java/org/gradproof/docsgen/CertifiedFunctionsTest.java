package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.core.Accuracy;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.reader.DerivationReader;
import org.junit.jupiter.api.Test;

/** The build verifies these documents, and with them whether core stays within its errors. Here: that none is missing. */
class CertifiedFunctionsTest {
    private static final Path DOCUMENTS = Path.of("src", "docs", "asciidoc");

    @Test
    void every_function_of_core_is_certified_by_a_derivation() throws UnreadableDocumentException {
        Set<String> certified = new TreeSet<>();
        for (Path file : Documents.find(List.of(DOCUMENTS))) {
            for (Derivation derivation : new DerivationReader()
                    .read(new DocumentReader().read(file, Optional.empty()))
                    .derivations()) {
                CoreCall call = derivation.core();
                if (call != null) {
                    certified.add(call.function());
                }
            }
        }
        // Core's own tests hold that this list is complete.
        assertThat(certified)
                .containsExactlyInAnyOrderElementsOf(
                        Accuracy.all().stream().map(Accuracy::function).toList());
    }
}
