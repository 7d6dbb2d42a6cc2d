package org.gradproof.symbolic.symja;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.gradproof.symbolic.work.OutOfTimeException;
import org.gradproof.symbolic.work.Patience;
import org.gradproof.symbolic.work.Unrepeatable;
import org.gradproof.symbolic.work.Work;
import org.gradproof.symbolic.work.WorkExceededException;
import org.jspecify.annotations.Nullable;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;

/**
 * The thread on which Symja runs, with its engine: Symja keeps its state by thread. Work is limited by
 * size before it comes here, and counted here, Symja's own with it; a time limit is the safety net for what Symja does
 * between two steps of its evaluation. A thread that runs away is left behind, as Symja cannot be stopped, and being a daemon does not keep the
 * program alive.
 */
final class SymjaThread {
    /** The work on one question: what Symja evaluates, and what is ours. */
    private static final long MOST_WORK = 90_000_000;

    private final Duration limit;
    private volatile @Nullable Thread running;
    private @Nullable ExecutorService executor = start();
    private @Nullable CountingEngine engine;

    /**
     * @param limit after which a question is given up
     */
    SymjaThread(Duration limit) {
        this.limit = limit;
    }

    private ExecutorService start() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "gradproof-symja");
            thread.setDaemon(true);
            running = thread;
            return thread;
        });
    }

    /** Loads Symja and its rules. */
    void warmUp() {
        ExecutorService current = current();
        if (current != null) {
            Future<?> unused = current.submit(() -> {
                EvalEngine ready = engine();
                ready.evaluate(F.D(F.Log(F.Exp(F.Dummy("x"))), F.Dummy("x")));
            });
        }
    }

    /**
     * What the question gives, or nothing if it has no answer, fails in Symja, or takes too much work.
     *
     * @throws OutOfTimeException if the time limit is what ended it
     */
    <T> Optional<T> ask(Function<EvalEngine, T> question) {
        ExecutorService current = current();
        if (current == null) {
            return Optional.empty();
        }
        Future<Optional<T>> answer;
        try {
            answer = current.submit(() -> {
                try {
                    return Work.within(MOST_WORK, () -> answer(question));
                } catch (Unanswered e) {
                    return Optional.empty();
                } catch (WorkExceededException e) {
                    forget();
                    return Optional.empty();
                }
            });
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
        try {
            return await(answer);
        } catch (ExecutionException e) {
            // Symja throws what it likes; what it says after that is not trusted.
            if (e.getCause() instanceof VirtualMachineError) {
                Unrepeatable.met();
            }
            restart(current);
            return Optional.empty();
        } catch (OutOfTimeException e) {
            answer.cancel(true);
            restart(current);
            throw e;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private <T> Optional<T> answer(Function<EvalEngine, T> question) {
        T answer = question.apply(engine());
        // Symja may have caught what said that it is enough; nothing that it made of that is an answer.
        Work.count(0);
        return Optional.of(answer);
    }

    /** An engine that was broken off may keep half of what it was at. */
    private synchronized void forget() {
        engine = null;
    }

    private <T> Optional<T> await(Future<Optional<T>> answer) throws ExecutionException, InterruptedException {
        Patience left = new Patience(limit);
        long start = System.nanoTime();
        while (true) {
            try {
                return answer.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                Thread thread = running;
                if (thread != null && left.isOver(thread, System.nanoTime() - start)) {
                    throw new OutOfTimeException(limit);
                }
            }
        }
    }

    /** Only on the thread itself. */
    private synchronized EvalEngine engine() {
        if (engine == null) {
            // Else Symja loads its rules for integrals, which are not used, on a thread that is no daemon.
            Config.JAS_NO_THREADS = true;
            Config.FILESYSTEM_ENABLED = false;
            engine = new CountingEngine();
            // It says on standard output what it could not evaluate ("Power: Infinite expression"), into our reports.
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            engine.setOutPrintStream(nowhere);
            engine.setErrorPrintStream(nowhere);
        }
        engine.forget();
        EvalEngine.set(engine);
        return engine;
    }

    private synchronized @Nullable ExecutorService current() {
        return executor;
    }

    private synchronized void restart(ExecutorService failed) {
        failed.shutdownNow();
        if (executor == failed) {
            executor = start();
            engine = null;
        }
    }

    synchronized void close() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }
}
