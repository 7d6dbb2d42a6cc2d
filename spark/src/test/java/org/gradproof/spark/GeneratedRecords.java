package org.gradproof.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Records no two of which are the same, most of them right, some wrong, some not readable. */
final class GeneratedRecords {
    static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.StringType)
            .add("givens", DataTypes.StringType)
            .add("chain", DataTypes.StringType);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Givens and chains, with A and B for two numbers and C for one that is right or wrong. */
    private static final List<String[]> FORMS = List.of(
            new String[] {"x \\in \\mathbb{R}", "(x + A)^2 &= x^2 + C x + A^2", "2A"},
            new String[] {"x \\in \\mathbb{R}", "\\frac{d}{dx} (A x^3 + B x) &= C x^2 + B", "3A"},
            new String[] {"x, y \\in \\mathbb{R}", "e^{A x} e^{B y} &= e^{A x + B y} \\\\ &= e^{A x + C y}", "B"},
            new String[] {"x \\in \\mathbb{R}\nx > 0", "\\log(x^{A}) + B &= C \\log(x) + B", "A"},
            new String[] {
                "x \\in \\mathbb{R}", "(A x + B)(x - 1) &= A x^2 + (B - C) x - B \\\\ &= A x^2 - C x + B x - B", "A"
            },
            new String[] {"n \\in \\mathbb{N}", "\\sum_{j=1}^{n} (A j + B) &= \\frac{C n (n + 1)}{2} + B n", "A"},
            new String[] {
                "\\mathbf{z} \\in \\mathbb{R}^n\nk \\in \\{1, \\ldots, n\\}",
                "\\frac{\\partial}{\\partial \\mathbf{z}_k} \\sum_{j=1}^{n} A \\mathbf{z}_j^2 &= C \\mathbf{z}_k \\\\ &= C \\mathbf{z}_k + B - B",
                "2A"
            },
            new String[] {
                "z \\in \\mathbb{R}\np := \\frac{1}{1 + e^{-z}}", "A \\frac{dp}{dz} + B &= C p (1 - p) + B", "A"
            });

    private GeneratedRecords() {}

    /** The records of the first numbers as rows. */
    static List<Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(GeneratedRecords::record)
                .map(record -> RowFactory.create(record.get("id"), record.get("givens"), record.get("chain")))
                .toList();
    }

    /** The record of that number. */
    static Map<String, String> record(int number) {
        String[] form = FORMS.get(number % FORMS.size());
        int a = 2 + number / FORMS.size() % 97;
        int b = 3 + number / FORMS.size() / 97;
        int times = form[2].startsWith("2") ? 2 : form[2].startsWith("3") ? 3 : 1;
        int right = form[2].endsWith("A") ? times * a : b;
        // One in eleven is wrong, one in thirty-seven has a letter that nothing declares.
        int c = number % 11 == 0 ? right + 1 : right;
        String chain = form[1].replace("A", "" + a).replace("B", "" + b).replace("C", "" + c);
        Map<String, String> record = new LinkedHashMap<>();
        record.put("id", "r" + number);
        record.put("givens", number % 37 == 0 ? "" : form[0]);
        record.put("chain", chain);
        return record;
    }

    static String line(Map<String, String> record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many records, an object of JSON a line. */
    static Stream<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line(record(i)));
    }

    /** Writes so many records into the file. */
    static void write(Path file, int count) throws IOException {
        Files.write(file, lines(count).toList());
    }
}
