package org.gradproof.spark;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Checks corpora of derivations. */
public final class Corpus {
    private Corpus() {}

    /** The columns of {@link #check}. */
    public static StructType schema() {
        return CheckedRow.SCHEMA;
    }

    /**
     * What becomes of the records, a row for each step; for each conclusion of a chain of several; and for each error. Every
     * record has one row at least, and the rows of a record depend on that record alone, whatever the partitions.
     *
     * <p>A record has the columns {@code chain} and, where the chain is given something, {@code givens}; or else
     * {@code document}, with its {@code format} ({@code adoc}, {@code md}, {@code tex}, {@code ipynb}; without it, what the
     * text looks like). Its {@code id}, where it has none, is the SHA-256 of what it holds.
     *
     * @param records with other columns as well, which are not looked at
     */
    public static Dataset<Row> check(Dataset<Row> records, CorpusSettings settings) {
        FlatMapFunction<Row, Row> check =
                record -> Engines.of(settings).check(CorpusRecord.of(record)).iterator();
        return CorpusRecord.columns(records).flatMap(check, Encoders.row(CheckedRow.SCHEMA));
    }
}
