package org.gradproof.verify.mutation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.symja.SymjaAlgebra;
import org.gradproof.verify.Settings;
import org.gradproof.verify.StepProver;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Verdict;

/**
 * Makes mutants of documents, decides which are false, and shows each to the verifier.
 *
 * <p>The verifier is the ordinary one but for what has no say in a step's verdict here: the second
 * witness is not asked, and assumptions under which a refuted step would hold are not looked for.
 *
 * @param seed of the verifier's trials, and of the sample
 * @param sample how many mutants are tried, drawn at random; all if there are no more
 * @param points how many points the search for the truth takes
 * @param jobs how many mutants are worked on at once, at least 1
 */
public record MutationRun(long seed, int sample, int points, int jobs) {
    /** The points that the search for the truth takes unless another number is given. */
    public static final int POINTS = 3000;

    private static final long STACK = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public MutationRun {
        if (sample < 1 || points < 1 || jobs < 1) {
            throw new IllegalArgumentException(
                    "sample, points and jobs must be at least 1, not " + sample + ", " + points + " and " + jobs);
        }
    }

    /** Told whenever so many of so many mutants are done; called by one thread at a time. */
    @FunctionalInterface
    public interface Listener {
        /** So many of so many are done. */
        void done(int mutants, int of);
    }

    /**
     * Tries the mutants of the documents.
     *
     * @throws InterruptedException if the calling thread is interrupted; what was begun ends by itself
     */
    public MutationReport of(List<ReadDocument> documents, Listener listener) throws InterruptedException {
        List<Mutant> made = new ArrayList<>();
        documents.forEach(document -> made.addAll(Mutants.of(document)));
        List<Mutant> tried = drawn(made);
        List<Trial> trials = new ArrayList<>();
        int refused = 0;
        ExecutorService pool = Executors.newFixedThreadPool(jobs, MutationRun::thread);
        try (Verifier verifier = new Verifier(prover(), settings())) {
            List<Future<Optional<Trial>>> futures = new ArrayList<>();
            tried.forEach(mutant -> futures.add(pool.submit(() -> trial(mutant, verifier))));
            for (int i = 0; i < futures.size(); i++) {
                Optional<Trial> trial = result(futures.get(i), tried.get(i));
                trial.ifPresent(trials::add);
                refused += trial.isPresent() ? 0 : 1;
                listener.done(i + 1, futures.size());
            }
        } finally {
            pool.shutdownNow();
        }
        int steps = documents.stream()
                .flatMap(d -> d.derivations().stream())
                .filter(d -> d.expect() == null)
                .mapToInt(d -> d.steps().size())
                .sum();
        List<String> paths = documents.stream().map(ReadDocument::path).toList();
        return new MutationReport(seed, paths, steps, made.size(), refused, trials);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "gradproof-mutant", STACK);
        thread.setDaemon(true);
        return thread;
    }

    private static Optional<Trial> result(Future<Optional<Trial>> future, Mutant mutant) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException thrown) {
            throw new IllegalStateException("an error at the mutant " + mutant.latex(), thrown.getCause());
        }
    }

    /** The sample, in the order in which the documents have them. */
    private List<Mutant> drawn(List<Mutant> made) {
        if (made.size() <= sample) {
            return made;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        return order.subList(0, sample).stream().sorted().map(made::get).toList();
    }

    private Settings settings() {
        Settings all = Settings.DEFAULT;
        return new Settings(all.require(), Limits.DEFAULT.withSeed(seed), jobs, all.coreSamples(), PATIENCE);
    }

    private static StepProver prover() {
        return new LeanProver(new Prover(new SymjaAlgebra(), LatexWriter::write));
    }

    /** What became of the mutant; empty if it is nothing that the reader accepts. */
    private Optional<Trial> trial(Mutant mutant, Verifier verifier) {
        ReadBack back = ReadBack.of(mutant);
        if (back.kind() == ReadBack.Kind.REFUSED) {
            return Optional.empty();
        }
        Decision decision = Decider.decide(mutant.claim(), points);
        Derivation derivation = mutant.toDerivation();
        DerivationReport report = verifier.verify(new ReadDocument(mutant.document(), List.of(derivation), List.of()))
                .derivations()
                .get(0);
        Verdict verdict = report.verdict();
        String message = report.steps().isEmpty()
                ? report.message()
                : report.steps().get(0).message();
        Trial.Truth truth = switch (decision.finding()) {
            case FALSE -> Trial.Truth.FALSE;
            case TRUE -> Trial.Truth.EQUIVALENT;
            case NOWHERE -> Trial.Truth.VACUOUS;
        };
        String witness = decision.witness();
        boolean beyond = truth != Trial.Truth.FALSE && (verdict == Verdict.REFUTED || verdict == Verdict.CONFLICT);
        if (beyond && !report.steps().isEmpty()) {
            Optional<String> replayed =
                    Replay.failing(mutant.claim(), report.steps().get(0).counterexample());
            if (replayed.isPresent()) {
                truth = Trial.Truth.FALSE;
                witness = replayed.get();
            }
        }
        String misread = back.kind() == ReadBack.Kind.OTHER ? back.message() : "";
        return Optional.of(new Trial(mutant, truth, witness, decision.points(), verdict, message, misread));
    }
}
