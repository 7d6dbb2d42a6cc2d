package org.gradproof.docsgen.desk;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradproof.docsgen.desk.NoAnswerException.Kind;
import org.gradproof.symbolic.work.WorkExceededException;
import org.jspecify.annotations.Nullable;

/**
 * Where questions are answered, one at a time. One that takes too long, or that the engine does not bear, is given up
 * with all that worked on it; the next has a new engine.
 *
 * @param <E> the engine
 */
public final class Desk<E extends Desk.Engine> implements AutoCloseable {
    /** So many wait at most. */
    private static final int QUEUE = 32;

    /** Expressions nest deeper than the default stack allows. */
    private static final long STACK = 64L << 20;

    /** An engine remembers what it was asked; so that it never remembers too much, the next takes its place. */
    private static final int ANSWERS = 1000;

    private final Supplier<E> engines;
    private final Duration patience;
    private final Semaphore places = new Semaphore(QUEUE);
    private ExecutorService worker = worker();
    private @Nullable E engine;
    private int answers;

    /** What answers. */
    public interface Engine extends AutoCloseable {
        @Override
        void close();
    }

    /** A desk with engines like this; a question that takes longer than the patience is not answered. */
    public Desk(Supplier<E> engines, Duration patience) {
        this.engines = engines;
        this.patience = patience;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(null, task, "gradproof-desk", STACK);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The answer.
     *
     * @throws NoAnswerException if there is none, with the reason
     */
    public <T> T answer(Function<E, T> question) throws NoAnswerException {
        if (!places.tryAcquire()) {
            throw new NoAnswerException(Kind.CROWD, "too many requests wait already; ask again when one is answered");
        }
        try {
            return inTurn(question);
        } finally {
            places.release();
        }
    }

    private synchronized <T> T inTurn(Function<E, T> question) throws NoAnswerException {
        if (answers == ANSWERS) {
            closeEngine();
        }
        answers++;
        E open = engine == null ? engines.get() : engine;
        engine = open;
        Callable<T> work = () -> question.apply(open);
        Future<T> answer = worker.submit(work);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(answer);
            throw new NoAnswerException(
                    Kind.TIME, "this takes longer than " + patience.toSeconds() + " s; ask for less at a time");
        } catch (InterruptedException e) {
            giveUp(answer);
            Thread.currentThread().interrupt();
            throw new NoAnswerException(Kind.END, "the server ends");
        } catch (ExecutionException e) {
            giveUp(answer);
            throw failed(e.getCause());
        }
    }

    private void giveUp(Future<?> answer) {
        answer.cancel(true);
        close();
        worker = worker();
    }

    private static NoAnswerException failed(@Nullable Throwable cause) {
        if (cause instanceof WorkExceededException) {
            return new NoAnswerException(Kind.SIZE, String.valueOf(cause.getMessage()));
        } else if (cause instanceof StackOverflowError) {
            return new NoAnswerException(Kind.SIZE, "it is nested too deeply");
        } else if (cause instanceof OutOfMemoryError) {
            return new NoAnswerException(Kind.SIZE, "it takes more memory than there is");
        }
        return new NoAnswerException(Kind.FAULT, "an internal error stopped it: " + cause);
    }

    private void closeEngine() {
        answers = 0;
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    @Override
    public synchronized void close() {
        worker.shutdownNow();
        closeEngine();
    }
}
