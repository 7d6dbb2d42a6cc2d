package org.gradproof.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradproof.testing.SampleBuild;
import org.junit.jupiter.api.Test;

/** What the guide says of corpora is so. */
class GuidePageTest {
    private static final Path PAGE = Path.of("../docs-gen/src/main/resources/org/gradproof/docsgen/guide/corpora.adoc");

    @Test
    void names_all_columns_and_options() throws IOException {
        assertThat(rows("== Rows")).containsExactly(Corpus.schema().fieldNames());
        List<String> columns = new ArrayList<>(List.of(CorpusRecord.ID));
        columns.addAll(CorpusRecord.CONTENT);
        columns.remove(CorpusRecord.BROKEN);
        assertThat(rows("== Records")).containsExactlyElementsOf(columns);
        List<String> options = Main.commandLine().getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp())
                .map(option -> option.longestName() + " " + option.paramLabel())
                .toList();
        assertThat(rows("== Running it")).containsExactlyElementsOf(options);
    }

    @Test
    void shows_the_sample_s_dependency() throws IOException {
        String page = Files.readString(PAGE);
        String shown = page.split("\\[source,xml]\n----\n", 2)[1].split("----", 2)[0];
        assertThat(SampleBuild.ROOT.resolve("samples/checked-corpus/pom.xml"))
                .content()
                .contains(shown.indent(4));
    }

    /** The names in the first column of the section's table. */
    private static List<String> rows(String section) throws IOException {
        String page = Files.readString(PAGE);
        String from = page.substring(page.indexOf(section + "\n"));
        String table = from.split("\\|===\n", 3)[1];
        return table.lines()
                .flatMap(line -> {
                    String first = line.split("\\|", 3).length < 3 ? "" : line.split("\\|", 3)[1];
                    return names(first);
                })
                .toList();
    }

    private static Stream<String> names(String cell) {
        return Pattern.compile("`([^`]+)`").matcher(cell).results().map((MatchResult name) -> name.group(1));
    }
}
