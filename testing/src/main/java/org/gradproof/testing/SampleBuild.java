package org.gradproof.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Builds a copy of a sample as its owner would: by Maven, from a repository with this product's artifacts in it.
 *
 * <p>That repository is made anew. What others released is linked to from the one that this build uses, so that nothing
 * is fetched; what this build has made is put there as an installation would put it, and nothing of it reaches the real
 * one.
 */
public final class SampleBuild {
    /** The reactor's root: tests run in their module's folder. */
    public static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");

    /** By the modules, a class of each; what the test at work does not have, its samples do without. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "core", "org/gradproof/core/Sigmoid.class",
            "symbolic", "org/gradproof/symbolic/proof/Prover.class",
            "jqwik", "org/gradproof/jqwik/Logits.class",
            "replay", "org/gradproof/replay/Laws.class",
            "verify", "org/gradproof/verify/Verifier.class",
            "docs-gen", "org/gradproof/docsgen/Derivations.class",
            "maven-plugin", "org/gradproof/maven/CheckMojo.class",
            "spark", "org/gradproof/spark/Corpus.class");

    /** The POM that an installation has: it names its own dependencies and needs no parent. */
    private static final String POM = ".flattened-pom.xml";

    private static final int MINUTES = 5;

    private final Path repository;
    private final Path project;

    private SampleBuild(Path repository, Path project) {
        this.repository = repository;
        this.project = project;
    }

    /** What Maven said and how it ended. */
    public record Outcome(int status, String output) {}

    /** A fresh copy of the sample, ready to be built; it is left behind for whoever wants to see what went wrong. */
    public static SampleBuild of(String sample) throws IOException {
        Path folder = Path.of("target", "samples", sample).toAbsolutePath();
        delete(folder);
        Path repository = Files.createDirectories(folder.resolve("repository"));
        String real =
                System.getProperty("gradproof.maven.repository", System.getProperty("user.home") + "/.m2/repository");
        link(Path.of(real), repository, "org");
        link(Path.of(real, "org"), Files.createDirectories(repository.resolve("org")), "gradproof");
        for (Map.Entry<String, String> artifact : ARTIFACTS.entrySet()) {
            URL one = SampleBuild.class.getClassLoader().getResource(artifact.getValue());
            if (one != null) {
                install(artifact.getKey(), classes(one.toString(), artifact.getValue()), repository);
            }
        }
        Path project = folder.resolve(sample);
        copy(ROOT.resolve("samples").resolve(sample), project);
        return new SampleBuild(repository, project);
    }

    /** A file of the copy. */
    public Path file(String name) {
        return project.resolve(name);
    }

    /** The jar of a module. */
    public Path artifact(String module) throws IOException {
        return jar(module, repository);
    }

    /** Runs Maven in the sample. */
    public Outcome maven(String... arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        String home = System.getProperty("gradproof.maven.home", "");
        String name = windows ? "mvn.cmd" : "mvn";
        List<String> command = new ArrayList<>();
        command.add(home.isEmpty() ? name : Path.of(home, "bin", name).toString());
        command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** What the sample's tests ran with, as their report tells. */
    public String testClassPath() throws IOException {
        Pattern property = Pattern.compile("name=\"surefire.(?:real|test).class.path\" value=\"([^\"]*)\"");
        StringBuilder paths = new StringBuilder();
        try (Stream<Path> reports = Files.list(file("target/surefire-reports"))) {
            for (Path report : (Iterable<Path>) reports.filter(f -> f.toString().endsWith(".xml"))::iterator) {
                property.matcher(Files.readString(report)).results().forEach(found -> paths.append(found.group(1)));
            }
        }
        return paths.toString();
    }

    /** Runs a command in the sample's folder. */
    public Outcome run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(project, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Neither this build's options nor those of whoever started it.
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_CONFIG", "MAVEN_PROJECTBASEDIR"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        if (!ended) {
            throw new IllegalStateException("not ended within " + MINUTES + " minutes:\n" + output);
        }
        return new Outcome(process.exitValue(), output);
    }

    /** As an installation would. */
    private static void install(String module, Path classes, Path repository) throws IOException {
        Path jar = jar(module, repository);
        Files.createDirectories(jar.resolveSibling(""));
        if (Files.isDirectory(classes)) {
            pack(classes, jar);
        } else {
            Files.copy(classes, jar);
        }
        Files.copy(ROOT.resolve(module).resolve(POM), Path.of(jar.toString().replaceFirst("jar$", "pom")));
    }

    private static Path jar(String module, Path repository) throws IOException {
        String name = "gradproof-" + module;
        String pom = Files.readString(ROOT.resolve(module).resolve(POM));
        Matcher version = Pattern.compile("<artifactId>" + name + "</artifactId>\\s*<version>([^<]*)<")
                .matcher(pom);
        if (!version.find()) {
            throw new IllegalStateException("the POM of " + name + " has no version");
        }
        return repository
                .resolve("org/gradproof")
                .resolve(name)
                .resolve(version.group(1))
                .resolve(name + "-" + version.group(1) + ".jar");
    }

    /** Where the class came from: a module's jar, or its folder of classes in a build that has not packed it yet. */
    private static Path classes(String place, String one) {
        String root = place.substring(0, place.length() - one.length()).replaceFirst("^jar:", "");
        return Path.of(URI.create(root.replaceFirst("!/$", "")));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** Links to everything in the folder but what has the name. */
    private static void link(Path from, Path to, String but) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.equals(but)) {
                    Files.createSymbolicLink(to.resolve(name), entry);
                }
            }
        }
    }

    /** Links go, what they lead to stays. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Without what an earlier build has left there. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> !from.relativize(file).startsWith("target")).forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
