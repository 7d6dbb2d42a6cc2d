package org.gradproof.spark;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark on this machine. */
final class Sessions {
    private Sessions() {}

    /** What Spark is told wherever it runs here, as properties. */
    static List<String> properties(int workers) {
        return List.of(
                "spark.master=local[" + workers + "]",
                "spark.ui.enabled=false",
                "spark.driver.host=127.0.0.1",
                "spark.driver.bindAddress=127.0.0.1",
                "spark.sql.shuffle.partitions=4");
    }

    /** With two workers; one for all tests of a virtual machine, with which it ends. */
    static SparkSession local() {
        SparkSession.Builder builder = SparkSession.builder().appName("test");
        for (String property : properties(2)) {
            builder = builder.config(
                    property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        return builder.getOrCreate();
    }

    /** So many generated records. */
    static Dataset<Row> generated(int count) {
        return local().createDataFrame(GeneratedRecords.rows(count), GeneratedRecords.SCHEMA);
    }
}
