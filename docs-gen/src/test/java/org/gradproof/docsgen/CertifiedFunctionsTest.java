package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradproof.core.Accuracy;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.junit.jupiter.api.Test;

/** The build verifies these documents, and with them whether core stays within its errors. Here: that none is missing. */
class CertifiedFunctionsTest {
    private static final Path DOCUMENTS = Path.of("src", "docs", "asciidoc");
    private static final Pattern DERIVATION = Pattern.compile("xref:([\\w-]+\\.adoc#[\\w-]+)\\[");

    @Test
    void every_function_s_page_links_to_the_derivations_that_certify_it()
            throws IOException, UnreadableDocumentException {
        Map<String, Set<String>> expected = new TreeMap<>();
        Map<String, Set<String>> linked = new TreeMap<>();
        for (Certificate each : certificates()) {
            String type = each.function().substring(0, each.function().indexOf('.'));
            expected.computeIfAbsent(type, key -> new TreeSet<>()).add(each.address());
            linked.computeIfAbsent(type, key -> new TreeSet<>());
        }
        for (String type : expected.keySet()) {
            String page = Files.readString(DOCUMENTS.resolve("core-" + type + ".adoc"));
            Matcher link = DERIVATION.matcher(page);
            while (link.find()) {
                linked.get(type).add(link.group(1));
            }
        }
        assertThat(linked).isEqualTo(expected);
    }

    @Test
    void every_function_of_core_is_certified_by_a_derivation() throws UnreadableDocumentException {
        Set<String> certified =
                certificates().stream().map(Certificate::function).collect(Collectors.toCollection(TreeSet::new));
        // Core's own tests hold that this list is complete.
        assertThat(certified)
                .containsExactlyInAnyOrderElementsOf(
                        Accuracy.all().stream().map(Accuracy::function).toList());
    }

    /** A function, and the derivation that certifies it. */
    private record Certificate(String function, String address) {}

    private static List<Certificate> certificates() throws UnreadableDocumentException {
        List<Certificate> all = new ArrayList<>();
        for (Path file : Documents.find(List.of(DOCUMENTS))) {
            for (Derivation derivation : new DerivationReader()
                    .read(new DocumentReader().read(file, Optional.empty()))
                    .derivations()) {
                CoreCall call = derivation.core();
                if (call != null) {
                    all.add(new Certificate(call.function(), file.getFileName() + "#" + derivation.id()));
                }
            }
        }
        return all;
    }
}
