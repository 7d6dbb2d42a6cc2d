package com.example.corpus;

import static org.apache.spark.sql.functions.min;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gradproof.spark.Corpus;
import org.gradproof.spark.CorpusSettings;

/** Keeps the records whose every derivation is met, and prints why the others are not kept. */
public final class CheckedCorpus {
    private CheckedCorpus() {}

    /** Takes the folder of the records and the one for what is kept. */
    public static void main(String[] args) throws IOException {
        try (SparkSession spark = SparkSession.builder().appName("checked-corpus").getOrCreate()) {
            Dataset<Row> records = spark.read().json(args[0]);
            Dataset<Row> rows = Corpus.check(records, CorpusSettings.DEFAULT).cache();

            Dataset<Row> met = rows.groupBy("id").agg(min("met").as("met")).filter("met");
            records.join(met.select("id"), "id").write().json(args[1]);

            rows.filter("not met and (error is not null or verdict <> 'PROVED')")
                    .orderBy("id", "chain", "step")
                    .selectExpr("concat_ws(' ', id, kind, step, coalesce(error, verdict), counterexample)")
                    .collectAsList()
                    .forEach(row -> System.out.println("not kept: " + row.getString(0)));
        }
    }
}
