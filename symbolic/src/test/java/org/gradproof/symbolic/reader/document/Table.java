package org.gradproof.symbolic.reader.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tables of LaTeX with what it is read as: {@code A => B}, {@code A ~> B}, {@code A !! kind@column}. */
final class Table {
    /** A line of a table under the givens above it. */
    record Row(int line, String given, String latex, String sign, String expected) {}

    private Table() {}

    static List<Row> rows(String file) {
        List<Row> rows = new ArrayList<>();
        String given = "";
        int number = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Table.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.startsWith("given:")) {
                    given = line.substring(6).strip();
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(row(number, given, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static Row row(int number, String given, String line) {
        for (String sign : List.of("=>", "~>", "!!")) {
            int at = line.indexOf(" " + sign + " ");
            if (at > 0) {
                return new Row(
                        number,
                        given,
                        line.substring(0, at).strip(),
                        sign,
                        line.substring(at + 4).strip());
            }
        }
        throw new IllegalArgumentException("line " + number + " has no sign: " + line);
    }
}
