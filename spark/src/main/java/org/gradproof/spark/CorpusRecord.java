package org.gradproof.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A record of a corpus: a chain with its givens, or a whole document. What it does not have is empty.
 *
 * @param id by which its rows are known
 * @param givens of the chain, in LaTeX
 * @param chain in LaTeX
 * @param document a document's text
 * @param format of the document: {@code adoc}, {@code md}, {@code tex} or {@code ipynb}
 * @param broken what stands in the place of a record that could not be read
 * @param again whether another record has the same id
 */
record CorpusRecord(
        String id, String givens, String chain, String document, String format, String broken, boolean again) {
    static final String ID = "id";
    static final String AGAIN = "again";
    static final String BROKEN = "broken";

    /** What a record is made of, beside its id. */
    static final List<String> CONTENT = List.of("givens", "chain", "document", "format", BROKEN);

    /** The columns of a file of records. */
    static final StructType SCHEMA = CONTENT.stream()
            .reduce(
                    new StructType().add(ID, DataTypes.StringType),
                    (schema, name) -> schema.add(name, DataTypes.StringType),
                    (one, other) -> one);

    /**
     * The records with all of their columns, as texts. Where there is no id, it is the SHA-256 of what the record holds.
     */
    static Dataset<Row> columns(Dataset<Row> records) {
        List<String> there = Arrays.asList(records.columns());
        Column[] content =
                CONTENT.stream().map(name -> text(there, name).as(name)).toArray(Column[]::new);
        Column digest = digest(name -> text(there, name));
        Column again = there.contains(AGAIN) ? col(AGAIN) : lit(false);
        Column[] all = new Column[content.length + 2];
        all[0] = coalesce(text(there, ID), digest).as(ID);
        System.arraycopy(content, 0, all, 1, content.length);
        all[all.length - 1] = again.as(AGAIN);
        return records.select(all);
    }

    /** What tells one record from another. */
    static Column digest() {
        return digest(functions::col);
    }

    private static Column digest(Function<String, Column> columns) {
        // Between and in place of texts what hardly stands in one, so that no two records come to the same.
        Column[] told = CONTENT.stream()
                .map(name -> coalesce(columns.apply(name), lit("\u0001")))
                .toArray(Column[]::new);
        return sha2(concat_ws("\u0000", told), 256);
    }

    private static Column text(List<String> there, String name) {
        return (there.contains(name) ? col(name) : lit(null)).cast(DataTypes.StringType);
    }

    static CorpusRecord of(Row row) {
        return new CorpusRecord(
                text(row, ID),
                text(row, "givens"),
                text(row, "chain"),
                text(row, "document"),
                text(row, "format"),
                text(row, BROKEN),
                row.<Boolean>getAs(AGAIN));
    }

    private static String text(Row row, String name) {
        String text = row.getAs(name);
        return text == null ? "" : text;
    }
}
