package org.gradproof.verify;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradproof.symbolic.work.OutOfTimeException;
import org.gradproof.symbolic.work.Patience;
import org.gradproof.symbolic.work.Unrepeatable;
import org.gradproof.symbolic.work.WorkExceededException;
import org.jspecify.annotations.Nullable;

/** Threads that work on steps. What fails or takes too long in one of them says so and ends there. */
final class Workers implements AutoCloseable {
    /** Expressions nest deeper than the default stack allows. */
    private static final long STACK = 64L << 20;

    /** A thread without work ends after so long. */
    private static final int IDLE_SECONDS = 1;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final LinkedBlockingDeque<Runnable> waiting = new LinkedBlockingDeque<>();
    private final ThreadPoolExecutor pool;
    private final Duration patience;

    Workers(int threads, Duration patience) {
        this.patience = patience;
        this.pool = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, waiting, Workers::thread);
        pool.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "gradproof-" + COUNT.incrementAndGet(), STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** A piece of work that has been handed to a thread. */
    static final class Task<T> {
        private final java.util.concurrent.FutureTask<T> future;
        private volatile @Nullable Thread worker;
        private volatile long started;
        private volatile long ended;

        private Task(Callable<T> work) {
            this.future = new java.util.concurrent.FutureTask<>(() -> {
                started = System.nanoTime();
                worker = Thread.currentThread();
                try {
                    return work.call();
                } finally {
                    ended = System.nanoTime();
                }
            });
        }

        /** The time it took, in milliseconds. */
        double millis() {
            return ended == 0 ? 0 : (ended - started) / 1e6;
        }
    }

    /** Why a piece of work has no result. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    <T> Task<T> submit(Callable<T> work) {
        Task<T> task = new Task<>(work);
        pool.execute(task.future);
        return task;
    }

    /** Hands in work to be done before what waits: by the thread that calls this, if no other takes it first. */
    <T> Task<T> submitNext(Callable<T> work) {
        Task<T> task = new Task<>(work);
        waiting.addFirst(task.future);
        return task;
    }

    /** The result; what it threw, or that it took too long, as a failure. */
    <T> T result(Task<T> task) throws FailedException {
        Patience left = new Patience(patience);
        try {
            while (true) {
                try {
                    return task.future.get(100, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    Thread worker = task.worker;
                    if (worker != null && left.isOver(worker, System.nanoTime() - task.started)) {
                        task.future.cancel(true);
                        // Its thread may not listen; another takes its place.
                        pool.setMaximumPoolSize(pool.getMaximumPoolSize() + 1);
                        pool.setCorePoolSize(pool.getCorePoolSize() + 1);
                        throw new FailedException(String.valueOf(new OutOfTimeException(patience).getMessage()));
                    }
                }
            }
        } catch (ExecutionException thrown) {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            throw new FailedException(words(cause));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted");
        }
    }

    private static String words(Throwable cause) {
        if (cause instanceof WorkExceededException || cause instanceof OutOfTimeException) {
            return String.valueOf(cause.getMessage());
        }
        Unrepeatable.met();
        if (cause instanceof StackOverflowError) {
            return "it is nested too deeply";
        } else if (cause instanceof OutOfMemoryError) {
            return "it takes more memory than there is";
        }
        return "an internal error stopped it: " + cause;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
