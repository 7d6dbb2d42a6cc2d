package org.gradproof.docsgen.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.gradproof.symbolic.source.Remedy.Declare;
import org.gradproof.symbolic.source.Remedy.Enclose;
import org.gradproof.symbolic.source.Remedy.Place;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    @Test
    void keeps_what_would_mend_an_error_wherever_it_has_moved() throws IOException {
        String text = RecordJson.write(error(10), 10);
        assertThat(RecordJson.read(text, SourceError.class, 10)).isEqualTo(error(10));
        assertThat(RecordJson.read(text, SourceError.class, 14)).isEqualTo(error(14));
    }

    private static SourceError error(int line) {
        return new SourceError(
                line,
                3,
                "ambiguous-slash",
                "expected brackets",
                List.of(new Enclose(new Place(line, 3), new Place(line + 1, 7)), new Declare("q \\in \\mathbb{R}")));
    }
}
