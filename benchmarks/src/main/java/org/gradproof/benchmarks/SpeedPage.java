package org.gradproof.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the site's page of speeds from JMH's JSON: {@code SpeedPage PAGE NAME=FILE…}, the runs named {@code jdk17},
 * {@code further}, {@code jdk25}, {@code nofma}, {@code avx2} and {@code prover}, in JMH's sample mode, and {@code command},
 * which {@code benchmarks/commands} makes; a run that is not given is left out.
 *
 * <p>Every ratio is of two scores of one run.
 */
public final class SpeedPage {

    private static final Map<String, String> WORKS = works();
    private static final Map<String, String> FURTHER = further();
    private static final Map<String, String> COMMANDS = commands();
    private static final String PROFILE = "profile ";

    private final Map<String, Map<String, Double>> runs;
    private final StringBuilder text = new StringBuilder();

    private SpeedPage(Map<String, Map<String, Double>> runs) {
        this.runs = runs;
    }

    /**
     * Writes the page.
     *
     * @param args the page, then the runs
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Map<String, Map<String, Double>> runs = new LinkedHashMap<>();
        for (String arg : List.of(args).subList(1, args.length)) {
            String[] run = arg.split("=", 2);
            runs.computeIfAbsent(run[0], name -> new LinkedHashMap<>()).putAll(scores(Path.of(run[1])));
        }
        Files.writeString(Path.of(args[0]), new SpeedPage(runs).text());
    }

    private static Map<String, String> works() {
        Map<String, String> works = new LinkedHashMap<>();
        works.put("LogLoss 10000", "Log loss, 10,000 logits");
        works.put("LogLoss 1000000", "Log loss, 1,000,000 logits");
        works.put("CrossEntropy 1024x10", "Cross entropy, 1,024 × 10 classes");
        works.put("CrossEntropy 256x1000", "Cross entropy, 256 × 1,000 classes");
        works.put("CrossEntropy 64x32000", "Cross entropy, 64 × 32,000 classes");
        return works;
    }

    private static Map<String, String> commands() {
        Map<String, String> works = new LinkedHashMap<>();
        works.put("own", "The product's own documents");
        works.put("cached", "The same from the cache of verdicts");
        works.put("small", "One document of one derivation");
        works.put("identities", "30 scalar identities");
        works.put("sympy", "The same by SymPy");
        works.put("steps", "10,000 generated steps");
        works.put("documents", "1,000 documents of three steps each");
        return works;
    }

    private static Map<String, String> further() {
        Map<String, String> works = new LinkedHashMap<>();
        works.put("LogitFunctions sigmoid", "Sigmoid, 10,000 logits");
        works.put("LogitFunctions logSigmoid", "Log-sigmoid, 10,000 logits");
        works.put("LogitFunctions softplus", "Softplus, 10,000 logits");
        works.put("LogitFunctions focalLoss", "Focal loss, 10,000 logits");
        works.put("LogitFunctions logLossHessian", "Hessian product of log loss, 10,000 logits");
        ofRows(works, "softmax", "Softmax");
        ofRows(works, "logSoftmax", "Log-softmax");
        ofRows(works, "logSumExp", "Log-sum-exp");
        ofRows(works, "softLabels", "Cross entropy, soft labels");
        ofRows(works, "smoothing", "Cross entropy, label smoothing");
        ofRows(works, "sumOfLogLosses", "Sum of log losses");
        ofRows(works, "crossEntropyHessian", "Hessian product of cross entropy");
        ofRows(works, "entropy", "Entropy of logits");
        ofRows(works, "kullbackLeibler", "Divergence of logits");
        return works;
    }

    private static void ofRows(Map<String, String> works, String function, String label) {
        works.put("RowFunctions " + function + " 1024x10", label + ", 1,024 × 10");
        works.put("RowFunctions " + function + " 256x1000", label + ", 256 × 1,000");
    }

    /**
     * Each benchmark's fastest call in µs by "work parameter method": other load only makes a call slower. Of whole runs of
     * the command each figure by "work figure".
     */
    private static Map<String, Double> scores(Path file) throws IOException {
        Map<String, Double> scores = new LinkedHashMap<>();
        JsonNode results = new ObjectMapper().readTree(file.toFile());
        if (results.isObject()) {
            results.properties().forEach(work -> work.getValue()
                    .properties()
                    .forEach(figure -> scores.put(
                            work.getKey() + " " + figure.getKey(),
                            figure.getValue().asDouble())));
            return scores;
        }
        for (JsonNode result : results) {
            String name = result.get("benchmark").asText();
            String method = name.substring(name.lastIndexOf('.') + 1);
            String work = name.substring(0, name.lastIndexOf('.'))
                    .replaceAll(".*\\.", "")
                    .replaceAll("PyTorch|Smile|Benchmark", "");
            Map<String, String> parameters = new TreeMap<>();
            result.get("params")
                    .properties()
                    .forEach(each ->
                            parameters.put(each.getKey(), each.getValue().asText()));
            scores.put(
                    work + " " + String.join(" ", parameters.values()) + " " + method,
                    result.get("primaryMetric")
                            .get("scorePercentiles")
                            .get("0.0")
                            .asDouble());
        }
        return scores;
    }

    private String text() {
        text.append("= How fast it is\n:stem: latexmath\n\n")
                .append(
                        "Generated from JMH's results (`benchmarks/`); ratios are within one run, on one core unless said.\n")
                .append(
                        "Times are those of the fastest call (`-bm sample`), on a machine of two virtual cores with AVX-512 that did nothing else.\n")
                .append(
                        "PyTorch's kernels are called through DJL, which adds some tens of microseconds to each call.\n")
                .append("A ratio of 2 means that core takes half the time.\n");
        lossAndGradient();
        furtherFunctions();
        firstSecond();
        prover();
        command();
        return text.toString();
    }

    private void lossAndGradient() {
        if (runs.containsKey("jdk17")) {
            text.append("\n== Loss and gradient\n");
            peers("jdk17", "On JDK 17", WORKS);
        }
        others("jdk25", "On JDK 25");
        others("nofma", "Without fused multiply-add (`-XX:-UseFMA`)");
        others("avx2", "With vectors of 256 bits (`-XX:UseAVX=2`)");
    }

    private void furtherFunctions() {
        if (runs.containsKey("further")) {
            text.append("\n== Further functions\n\n")
                    .append(
                            "Losses and divergences with their gradients, the other functions alone; the focal loss at stem:[\\gamma = 2], label smoothing 0.1.\n")
                    .append("PyTorch computes entropy and its gradient by several kernels, one after the other.\n");
            peers("further", "On JDK 17", FURTHER);
        }
    }

    /** Beside every peer that was measured in the same run. */
    private void peers(String run, String title, Map<String, String> works) {
        heading(
                title,
                "core, doubles, µs|java.lang.Math|Smile|PyTorch|core, floats, µs|PyTorch, floats|two threads, µs|one thread beside two");
        works.forEach((work, label) -> row(
                label,
                score(run, work + " core"),
                ratio(run, work, "javaLangMath", "core"),
                ratio(run, work, "smile", "core"),
                ratio(run, work, "pytorch", "core"),
                score(run, work + " coreFloat"),
                ratio(run, work, "pytorchFloat", "coreFloat"),
                score(run, work + " coreTwoThreads"),
                ratio(run, work, "core", "coreTwoThreads")));
        text.append("|===\n");
    }

    private void others(String run, String title) {
        if (runs.containsKey(run)) {
            heading(title, "core, doubles, µs|java.lang.Math|core, floats, µs");
            WORKS.forEach((work, label) -> row(
                    label,
                    score(run, work + " core"),
                    ratio(run, work, "javaLangMath", "core"),
                    score(run, work + " coreFloat")));
            text.append("|===\n");
        }
    }

    /** Its table is written by {@link FirstSecond}. */
    private void firstSecond() {
        text.append(
                """

                == The first second

                Until its loops are compiled a function takes longer.
                Each line is one function alone in a fresh virtual machine, on JDK 17 (`benchmarks/measure first`).
                Other work shared the machine, so that the times are upper bounds, and only their proportions hold: the first call takes some hundred times as long as later ones, and these are reached after some hundred calls.
                Whoever has a deadline calls a function some thousand times before it counts.

                [%header,format=csv]
                |===
                include::figures/first-second.csv[]
                |===
                """);
    }

    private void prover() {
        if (!runs.containsKey("prover")) {
            return;
        }
        text.append("\n== The prover\n");
        heading("Microseconds a step, warm", "steps|proof");
        for (String document : List.of("log-loss", "softmax", "cross-entropy", "sum-of-log-loss")) {
            int steps = ProverBenchmark.claims(document).size();
            row(
                    "`" + document + ".adoc`",
                    String.valueOf(steps),
                    perStep("Prover " + document + " proofs", steps));
        }
        text.append("|===\n");
        heading("The gradient of cross entropy, microseconds", "all its proofs");
        for (String classes : List.of("n", "2", "3", "4", "5", "6")) {
            row(
                    classes.equals("n") ? "stem:[n] classes, one step" : classes + " classes written out",
                    score("prover", "WrittenOut " + classes + " proofs"));
        }
        text.append("|===\n");
    }

    private void command() {
        if (!runs.containsKey("command")) {
            return;
        }
        text.append("\n== The command\n\n")
                .append("Whole runs from a checkout (`benchmarks/commands`), virtual machine and all, without the cache of ")
                .append("verdicts but where it is named: medians, in seconds on the clock, seconds of processor time, and MiB of memory.\n")
                .append("Where other work shared the machine the clock says nothing and is left out, and the processor time ")
                .append("is an upper bound: only its ratios hold.\n");
        heading("Whole runs", "seconds|processor|memory|runs");
        COMMANDS.forEach((work, label) -> row(
                label,
                figure(work + " wall", "%,.1f"),
                figure(work + " processor", "%,.1f"),
                figure(work + " memory", "%,.0f"),
                figure(work + " runs", "%.0f")));
        text.append("|===\n\nSymPy takes ")
                .append(figure("sympy ratio", "%.2f"))
                .append(" times the processor time of Gradproof on the identities (`benchmarks/identities.txt`), ")
                .append("its import and the start of the virtual machine included.\n");
        heading("Where the time of a run on the product's own documents goes", "share of the samples");
        Map<String, Double> known = runs.getOrDefault("command", Map.of());
        known.forEach((key, share) -> {
            if (key.startsWith(PROFILE)) {
                row(key.substring(PROFILE.length()), String.format(Locale.ROOT, "%.0f %%", 100 * share));
            }
        });
        text.append("|===\n");
    }

    private String figure(String key, String format) {
        return find("command", key)
                .map(value -> String.format(Locale.ROOT, format, value))
                .orElse("–");
    }

    private void heading(String title, String columns) {
        text.append("\n.")
                .append(title)
                .append("\n[options=\"header\"]\n|===\n| |")
                .append(columns)
                .append('\n');
    }

    private void row(String label, String... cells) {
        text.append('|').append(label);
        for (String cell : cells) {
            text.append(" |").append(cell);
        }
        text.append('\n');
    }

    private Optional<Double> find(String run, String key) {
        return Optional.ofNullable(runs.getOrDefault(run, Map.of()).get(key));
    }

    private String score(String run, String key) {
        return find(run, key).map(s -> String.format(Locale.ROOT, "%,.0f", s)).orElse("–");
    }

    private String perStep(String key, int steps) {
        return find("prover", key)
                .map(s -> String.format(Locale.ROOT, "%,.0f", s / steps))
                .orElse("–");
    }

    private String ratio(String run, String work, String peer, String own) {
        return find(run, work + " " + peer)
                .flatMap(p -> find(run, work + " " + own).map(o -> String.format(Locale.ROOT, "%.2f", p / o)))
                .orElse("–");
    }
}
