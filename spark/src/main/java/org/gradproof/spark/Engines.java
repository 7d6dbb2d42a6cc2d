package org.gradproof.spark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.sql.Row;
import org.gradproof.docsgen.desk.Desk;
import org.gradproof.docsgen.desk.NoAnswerException;
import org.gradproof.verify.report.Verdict;

/**
 * The engines of this executor. They are opened when they are first asked, as many as there are tasks at a time, and serve
 * all tasks that come: a warm engine is ten times as fast as one that was just opened.
 */
final class Engines {
    private static final Map<CorpusSettings, Engines> OPEN = new ConcurrentHashMap<>();

    private final CorpusSettings settings;
    private final Queue<Desk<RecordCheck>> idle = new ConcurrentLinkedQueue<>();

    private Engines(CorpusSettings settings) {
        this.settings = settings;
    }

    static Engines of(CorpusSettings settings) {
        return OPEN.computeIfAbsent(settings, Engines::new);
    }

    /** What becomes of the record; whatever it does to an engine costs this record. */
    List<Row> check(CorpusRecord it) {
        Optional<Row> refusal = RecordCheck.refusal(it);
        if (refusal.isPresent()) {
            return List.of(refusal.get());
        }
        Desk<RecordCheck> found = idle.poll();
        Desk<RecordCheck> desk =
                found == null ? new Desk<>(() -> new RecordCheck(settings), settings.patience()) : found;
        try {
            return desk.answer(engine -> engine.check(it));
        } catch (NoAnswerException e) {
            return List.of(failure(it, e));
        } finally {
            idle.add(desk);
        }
    }

    private static Row failure(CorpusRecord it, NoAnswerException e) {
        String error = switch (e.kind()) {
            case TIME -> "time";
            case SIZE -> "too-much";
            case FAULT -> "fault";
            // Not the record's doing: the task is ended, and its work is another's.
            case CROWD, END -> throw new IllegalStateException(e);
        };
        return CheckedRow.failure(it.id(), Verdict.UNDECIDED, error, String.valueOf(e.getMessage()));
    }
}
