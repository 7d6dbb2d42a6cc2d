package org.gradproof.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/**
 * A corpus checked into a folder. A run that is ended and begun again goes on with the records that have no rows yet: a task
 * writes one file, which is moved into the folder when it is whole, and a record's rows stand in one file.
 *
 * @param inputs files or folders of records
 * @param input their format
 * @param output the folder, which the first run makes
 * @param format of what is written
 * @param partitions tasks, each of which writes one file; 0: one for each 500 records
 */
public record CorpusRun(
        List<String> inputs, Format input, String output, Format format, int partitions, CorpusSettings settings) {
    /** So many records are lost, for each task at work, where a run is ended. */
    private static final int RECORDS = 500;

    /** Spark's driver keeps track of all tasks of a run. */
    private static final int MOST_PARTITIONS = 100_000;

    /** What Spark calls a line of JSON that it cannot read. */
    private static final String CORRUPT = "columnNameOfCorruptRecord";

    /** Formats of records and of what became of them. */
    public enum Format {
        /** An object of JSON a line. */
        JSONL("json"),
        /** Apache Parquet. */
        PARQUET("parquet");

        private final String source;

        Format(String source) {
            this.source = source;
        }
    }

    public CorpusRun {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("no input is named");
        }
        if (partitions < 0) {
            throw new IllegalArgumentException("there are no " + partitions + " partitions");
        }
    }

    /**
     * Checks what is not checked yet, and counts all of it.
     *
     * @throws IOException if the folder is not one of a run like this
     */
    public CorpusSummary run(SparkSession spark) throws IOException {
        OutputFolder folder =
                new OutputFolder(new Path(output), spark.sparkContext().hadoopConfiguration());
        folder.claim(this);
        Dataset<Row> records = CorpusRecord.columns(read(spark));
        Dataset<Row> done = written(spark).select(CorpusRecord.ID).distinct();
        Dataset<Row> missing =
                records.join(done, records.col(CorpusRecord.ID).equalTo(done.col(CorpusRecord.ID)), "left_anti");
        Corpus.check(told(missing, parts(spark, missing)), settings)
                .write()
                .mode(SaveMode.Append)
                // What a task has written is there when the task ends, not when all have.
                .option("mapreduce.fileoutputcommitter.algorithm.version", "2")
                .format(format.source)
                .save(output);
        CorpusSummary summary = CorpusSummary.of(written(spark));
        folder.write(summary);
        return summary;
    }

    private Dataset<Row> read(SparkSession spark) {
        String[] paths = inputs.toArray(String[]::new);
        return input == Format.PARQUET
                ? spark.read().parquet(paths)
                : spark.read()
                        .schema(CorpusRecord.SCHEMA)
                        .option(CORRUPT, CorpusRecord.BROKEN)
                        .json(paths);
    }

    private Dataset<Row> written(SparkSession spark) {
        return spark.read().schema(CheckedRow.SCHEMA).format(format.source).load(output);
    }

    private int parts(SparkSession spark, Dataset<Row> missing) {
        if (partitions > 0) {
            return partitions;
        }
        long wanted = missing.count() / RECORDS;
        long least = spark.sparkContext().defaultParallelism();
        return (int) Math.min(Math.max(wanted, least), MOST_PARTITIONS);
    }

    /** The records in as many parts, those with the same id in one, and all but the first of these marked. */
    private static Dataset<Row> told(Dataset<Row> records, int parts) {
        Column id = col(CorpusRecord.ID);
        Column place = row_number().over(Window.partitionBy(id).orderBy(CorpusRecord.digest()));
        return records.repartition(parts, id).withColumn(CorpusRecord.AGAIN, place.gt(1));
    }
}
