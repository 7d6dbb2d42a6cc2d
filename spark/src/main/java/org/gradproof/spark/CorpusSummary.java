package org.gradproof.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of a corpus, in numbers.
 *
 * @param records in all
 * @param met those with nothing in them that falls short
 * @param steps by verdict
 * @param conclusions by verdict
 * @param errors by kind
 */
public record CorpusSummary(
        long records,
        long met,
        SortedMap<String, Long> steps,
        SortedMap<String, Long> conclusions,
        SortedMap<String, Long> errors) {
    /** Counts the rows of {@link Corpus#check}. */
    public static CorpusSummary of(Dataset<Row> rows) {
        Row ids = rows.groupBy("id")
                .agg(min("met").as("met"))
                .agg(count(lit(1)), sum(when(col("met"), 1L).otherwise(0L)))
                .first();
        Column isError = col("kind").equalTo(CheckedRow.ERROR);
        Column isConclusion = col("kind").equalTo(CheckedRow.CONCLUSION);
        SortedMap<String, Long> steps = new TreeMap<>();
        SortedMap<String, Long> conclusions = new TreeMap<>();
        SortedMap<String, Long> errors = new TreeMap<>();
        for (Row row : rows.groupBy(
                        when(isError, "error").when(isConclusion, "conclusion").otherwise("step"),
                        when(isError, col("error")).otherwise(col("verdict")))
                .count()
                .collectAsList()) {
            switch (row.getString(0)) {
                case "error" -> errors.put(row.getString(1), row.getLong(2));
                case "conclusion" -> conclusions.put(row.getString(1), row.getLong(2));
                default -> steps.put(row.getString(1), row.getLong(2));
            }
        }
        return new CorpusSummary(ids.getLong(0), ids.isNullAt(1) ? 0 : ids.getLong(1), steps, conclusions, errors);
    }

    /** As one object of JSON, on one line. */
    public String json() {
        return "{\"records\":" + records + ",\"met\":" + met + ",\"steps\":" + json(steps) + ",\"conclusions\":"
                + json(conclusions) + ",\"errors\":" + json(errors) + "}";
    }

    /** Names of verdicts and of kinds of errors, which need no escape. */
    private static String json(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** For a person. */
    public String text() {
        return records + " records, " + met + " met" + line("steps", steps) + line("conclusions", conclusions)
                + line("errors", errors);
    }

    private static String line(String title, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return "";
        }
        return "\n" + title + ": "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
