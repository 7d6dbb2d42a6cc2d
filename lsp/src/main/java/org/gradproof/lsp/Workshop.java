package org.gradproof.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gradproof.lsp.Checker.Checked;
import org.gradproof.lsp.Snapshot.Entry;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/**
 * Reads each version of the open documents, and checks what is not known of them: first what the author has just
 * changed, then the rest. A check that nobody waits for any more is stopped, unless it is about to end.
 */
final class Workshop implements AutoCloseable {
    /** Expressions nest deeper than the default stack allows. */
    private static final long STACK = 64L << 20;

    private final Checker checker;
    private final Consumer<Snapshot> listener;
    private final long graceMillis;
    private final Reports reports = new Reports();
    private final Map<String, OpenText> latest = new HashMap<>();
    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private final Map<String, Snapshot> told = new HashMap<>();
    private final List<Job> queue = new ArrayList<>();
    private final Set<String> untold = new HashSet<>();

    /**
     * Held while the listener is told, until that is noted, so that no answer is older or newer than what was told before
     * it. The listener may wait long: never asked for by who holds this workshop, nor by who reads the client's messages.
     */
    private final Object speech = new Object();

    private @Nullable Job running;
    private boolean closed;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(task -> thread(task, "reading"));
    private final ExecutorService telling = Executors.newSingleThreadExecutor(task -> thread(task, "telling"));
    private final ScheduledExecutorService stopping =
            Executors.newSingleThreadScheduledExecutor(task -> thread(task, "stopping"));
    private final Thread checking = thread(this::checkAll, "checking");

    /** A derivation to be checked, for all who wait for its key; the same only as itself. */
    private static final class Job {
        private final String uri;
        private final Entry entry;

        Job(String uri, Entry entry) {
            this.uri = uri;
            this.entry = entry;
        }
    }

    /**
     * A workshop.
     *
     * @param listener is told of each document whenever more is known of it
     * @param graceMillis how long a check goes on that nobody waits for
     */
    Workshop(Checker checker, Consumer<Snapshot> listener, long graceMillis) {
        this.checker = checker;
        this.listener = listener;
        this.graceMillis = graceMillis;
        checking.start();
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(null, task, "gradproof-lsp-" + name, STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** The document was opened, or has changed. */
    synchronized void changed(OpenText text) {
        if (!closed) {
            latest.put(text.uri(), text);
            reading.execute(() -> read(text));
        }
    }

    /** The document is no longer open. */
    synchronized void closed(String uri) {
        latest.remove(uri);
        snapshots.remove(uri);
        told.remove(uri);
        queue.removeIf(job -> job.uri.equals(uri));
        stopWhatNobodyWaitsFor();
    }

    /**
     * What the listener was last told of the document; null if it is not open, or nothing was told yet. Waits while the
     * listener is being told.
     */
    @Nullable
    Snapshot told(String uri) {
        synchronized (speech) {
            synchronized (this) {
                return told.get(uri);
            }
        }
    }

    private synchronized boolean isLatest(OpenText text) {
        return text.equals(latest.get(text.uri()));
    }

    private void read(OpenText text) {
        if (!isLatest(text)) {
            return;
        }
        Reading read = checker.read(text);
        List<Entry> entries = new ArrayList<>();
        for (Derivation derivation : read.read().derivations()) {
            String key =
                    checker.key(derivation).orElseGet(() -> UUID.randomUUID().toString());
            entries.add(new Entry(derivation, key, reports.find(key, derivation).orElse(null)));
        }
        Snapshot snapshot = new Snapshot(text, read, entries);
        synchronized (this) {
            if (!isLatest(text)) {
                return;
            }
            Snapshot before = snapshots.put(text.uri(), snapshot);
            queue.removeIf(job -> job.uri.equals(text.uri()));
            queue.addAll(0, jobs(snapshot, before));
            stopWhatNobodyWaitsFor();
            notifyAll();
            tellOf(text.uri());
        }
    }

    /** The derivations that are pending: first those whose own lines are new. */
    private static List<Job> jobs(Snapshot snapshot, @Nullable Snapshot before) {
        Set<String> old = new HashSet<>();
        if (before != null) {
            before.reading().marked().blocks().forEach(block -> old.add(words(block)));
        }
        List<Job> changed = new ArrayList<>();
        List<Job> others = new ArrayList<>();
        for (Entry entry : snapshot.entries()) {
            if (entry.report() == null) {
                MarkedBlock block = snapshot.block(entry.derivation());
                boolean isNew = before != null && block != null && !old.contains(words(block));
                (isNew ? changed : others).add(new Job(snapshot.text().uri(), entry));
            }
        }
        changed.addAll(others);
        return changed;
    }

    private static String words(MarkedBlock block) {
        List<String> lines = block.lines().stream().map(SourceLine::text).toList();
        return block.id() + block.attributes() + String.join("\n", lines);
    }

    private void stopWhatNobodyWaitsFor() {
        Job job = running;
        if (job != null && !isWaitedFor(job)) {
            Future<?> unused = stopping.schedule(() -> stop(job), graceMillis, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isWaitedFor(Job job) {
        return snapshots.values().stream().anyMatch(snapshot -> snapshot.isPending(job.entry.key()));
    }

    private synchronized void stop(Job job) {
        if (running == job && !isWaitedFor(job)) {
            running = null;
            checker.stop();
            checking.interrupt();
        }
    }

    private void checkAll() {
        while (true) {
            try {
                Job job = next();
                if (job == null) {
                    return;
                }
                check(job);
            } catch (InterruptedException e) {
                // Of a check that had just ended.
            }
        }
    }

    private synchronized @Nullable Job next() throws InterruptedException {
        while (queue.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            return null;
        }
        Job job = queue.remove(0);
        running = job;
        return job;
    }

    private void check(Job job) {
        Checked checked = null;
        if (isStillWaitedFor(job)) {
            try {
                checked = checker.check(job.entry.derivation());
            } catch (RuntimeException e) {
                // It was stopped; what fails by itself has a report that says so.
            }
        }
        synchronized (this) {
            boolean stopped = running != job;
            running = null;
            // The flag is of a check that was stopped, whose end is here.
            boolean interrupted = Thread.interrupted();
            if (stopped || interrupted || closed) {
                return;
            }
            if (checked != null) {
                tell(job, checked);
            }
        }
    }

    private synchronized boolean isStillWaitedFor(Job job) {
        return isWaitedFor(job);
    }

    private void tell(Job job, Checked checked) {
        String key = job.entry.key();
        if (checked.lasting()) {
            reports.keep(key, checked.report());
        }
        for (Snapshot snapshot : List.copyOf(snapshots.values())) {
            if (snapshot.isPending(key)) {
                Snapshot more = snapshot.with(key, checked.report());
                snapshots.put(more.text().uri(), more);
                tellOf(more.text().uri());
            }
        }
    }

    /** Tells the listener, on a thread that may wait for who listens, what is known by then. */
    private synchronized void tellOf(String uri) {
        if (!closed && untold.add(uri)) {
            telling.execute(() -> tellNow(uri));
        }
    }

    private void tellNow(String uri) {
        synchronized (speech) {
            Snapshot snapshot = untold(uri);
            if (snapshot != null) {
                listener.accept(snapshot);
                note(snapshot);
            }
        }
    }

    private synchronized @Nullable Snapshot untold(String uri) {
        untold.remove(uri);
        return snapshots.get(uri);
    }

    private synchronized void note(Snapshot snapshot) {
        String uri = snapshot.text().uri();
        if (latest.containsKey(uri)) {
            told.put(uri, snapshot);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        reading.shutdownNow();
        stopping.shutdownNow();
        telling.shutdownNow();
        checker.stop();
        checking.interrupt();
        notifyAll();
    }
}
