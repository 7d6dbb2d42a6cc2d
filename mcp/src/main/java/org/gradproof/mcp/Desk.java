package org.gradproof.mcp;

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
import org.gradproof.symbolic.work.WorkExceededException;
import org.jspecify.annotations.Nullable;

/**
 * Where questions are answered, one at a time. One that takes too long, or that the engine does not bear, is given up
 * with all that worked on it; the next has a new engine.
 */
final class Desk implements AutoCloseable {
    /** So many wait at most. */
    private static final int QUEUE = 32;

    /** Expressions nest deeper than the default stack allows. */
    private static final long STACK = 64L << 20;

    private final Supplier<Questions> engine;
    private final Duration patience;
    private final Semaphore places = new Semaphore(QUEUE);
    private ExecutorService worker = worker();
    private @Nullable Questions questions;

    /** A desk with engines like this; a question that takes longer than the patience is not answered. */
    Desk(Supplier<Questions> engine, Duration patience) {
        this.engine = engine;
        this.patience = patience;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(null, task, "gradproof-mcp", STACK);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The answer.
     *
     * @throws RefusedException if there is none, with the reason
     */
    <T> T answer(Function<Questions, T> question) throws RefusedException {
        if (!places.tryAcquire()) {
            throw new RefusedException("too many requests wait already; ask again when one is answered");
        }
        try {
            return inTurn(question);
        } finally {
            places.release();
        }
    }

    private synchronized <T> T inTurn(Function<Questions, T> question) throws RefusedException {
        Questions open = questions == null ? engine.get() : questions;
        questions = open;
        Callable<T> work = () -> question.apply(open);
        Future<T> answer = worker.submit(work);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(answer);
            throw new RefusedException("this takes longer than " + patience.toSeconds() + " s; ask for less at a time");
        } catch (InterruptedException e) {
            giveUp(answer);
            Thread.currentThread().interrupt();
            throw new RefusedException("the server ends");
        } catch (ExecutionException e) {
            giveUp(answer);
            throw new RefusedException(words(e.getCause()));
        }
    }

    private void giveUp(Future<?> answer) {
        answer.cancel(true);
        close();
        worker = worker();
    }

    private static String words(@Nullable Throwable cause) {
        if (cause instanceof WorkExceededException) {
            return String.valueOf(cause.getMessage());
        } else if (cause instanceof StackOverflowError) {
            return "it is nested too deeply";
        } else if (cause instanceof OutOfMemoryError) {
            return "it takes more memory than there is";
        }
        return "an internal error stopped it: " + cause;
    }

    @Override
    public synchronized void close() {
        worker.shutdownNow();
        if (questions != null) {
            questions.close();
            questions = null;
        }
    }
}
