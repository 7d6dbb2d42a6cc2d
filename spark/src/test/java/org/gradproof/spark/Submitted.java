package org.gradproof.spark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The program as a process of its own, as spark-submit starts it. */
final class Submitted {
    private Submitted() {}

    /** Starts it with so many workers; what it prints goes into the file. */
    static Process start(int workers, Path printed, List<String> args) throws IOException {
        List<String> command = java(workers);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(args);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    /** A Java with what Spark's scripts give it. */
    static List<String> java(int workers) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(arg -> arg.startsWith("--add-opens") || arg.startsWith("-XX:Tiered"))
                .forEach(command::add);
        command.add("-Xmx1g");
        Sessions.properties(workers).forEach(property -> command.add("-D" + property));
        return command;
    }

    /** The files of rows that are whole. */
    static List<Path> parts(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .toList();
        }
    }
}
