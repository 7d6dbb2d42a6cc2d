package org.gradproof.lsp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.gradproof.lsp.Snapshot.Entry;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.Remedy;
import org.gradproof.symbolic.source.Remedy.Declare;
import org.gradproof.symbolic.source.Remedy.Enclose;
import org.gradproof.symbolic.source.Remedy.Place;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.StepReport;

/**
 * What can be written at a line to mend it: a given, or brackets. Each is written into a copy and read before it is
 * offered: one that leaves the document no better is not.
 */
final class QuickFixes {
    private static final int MOST = 12;

    private final Snapshot snapshot;
    private final Checker checker;
    private final CancelChecker canceled;
    private final List<CodeAction> found = new ArrayList<>();

    /** Text in the place of what stands from a place to another. */
    private record Change(Place from, Place to, String text) {}

    private QuickFixes(Snapshot snapshot, Checker checker, CancelChecker canceled) {
        this.snapshot = snapshot;
        this.checker = checker;
        this.canceled = canceled;
    }

    /** The fixes of lines, from 1, both included. */
    static List<CodeAction> at(Snapshot snapshot, int first, int last, Checker checker, CancelChecker canceled) {
        QuickFixes fixes = new QuickFixes(snapshot, checker, canceled);
        for (SourceError error : snapshot.reading().read().errors()) {
            fixes.error(error, Optional.empty(), first, last);
        }
        for (Entry entry : snapshot.entries()) {
            Derivation derivation = entry.derivation();
            derivation.errors().forEach(error -> fixes.error(error, Optional.of(derivation), first, last));
            for (Step step : derivation.steps()) {
                if (step.line() >= first && step.line() <= last) {
                    fixes.readings(step);
                }
            }
            if (entry.report() != null) {
                entry.report().steps().stream()
                        .filter(step -> step.line() >= first && step.line() <= last)
                        .forEach(step -> fixes.assumptions(step, derivation));
            }
        }
        return fixes.found;
    }

    private void error(SourceError error, Optional<Derivation> derivation, int first, int last) {
        if (error.line() < first || error.line() > last) {
            return;
        }
        for (Remedy remedy : error.remedies()) {
            if (remedy instanceof Enclose enclose) {
                offer("Put brackets", brackets(enclose), true);
            } else if (remedy instanceof Declare declare && derivation.isPresent()) {
                offer(title(declare.given()), given(declare.given(), derivation.get()), true);
            }
        }
    }

    /** An assumption under which a refuted step holds, as a given. */
    private void assumptions(StepReport step, Derivation derivation) {
        for (String assumption : step.holdsIf()) {
            offer(title(assumption), given(assumption, derivation), false);
        }
    }

    private static String title(String given) {
        return "Write the given " + given;
    }

    /** A side that was read with a doubt, as it was read. */
    private void readings(Step step) {
        for (Side side : List.of(step.left(), step.right())) {
            String reading = side.reading();
            if (reading != null) {
                Place from = new Place(side.line(), side.column());
                end(from, side.latex())
                        .ifPresent(to -> offer(
                                "Put the brackets that were read: " + reading,
                                List.of(new Change(from, to, reading)),
                                false));
            }
        }
    }

    /** Behind the LaTeX that starts at the place, spaces and line ends aside; empty where other text stands there. */
    private Optional<Place> end(Place from, String latex) {
        List<String> lines = snapshot.text().lines();
        String wanted = latex.replaceAll("[\\s{}]", "");
        int at = 0;
        int line = from.line();
        int column = from.column();
        while (at < wanted.length()) {
            String text = line <= lines.size() ? lines.get(line - 1) : null;
            if (text == null) {
                return Optional.empty();
            } else if (column > text.length()) {
                line++;
                column = 1;
                continue;
            }
            char c = text.charAt(column - 1);
            boolean skipped = Character.isWhitespace(c) || c == '{' || c == '}';
            if (!skipped && c != wanted.charAt(at)) {
                return Optional.empty();
            }
            at += skipped ? 0 : 1;
            column++;
        }
        // Braces behind the last letter belong to it.
        String text = lines.get(line - 1);
        while (column <= text.length() && text.charAt(column - 1) == '}') {
            column++;
        }
        return Optional.of(new Place(line, column));
    }

    private static List<Change> brackets(Enclose enclose) {
        return List.of(new Change(enclose.from(), enclose.from(), "("), new Change(enclose.to(), enclose.to(), ")"));
    }

    private List<Change> given(String given, Derivation derivation) {
        Place place = new GivenPlace(snapshot, derivation).place();
        return List.of(new Change(place, place, new GivenPlace(snapshot, derivation).text(given)));
    }

    /** Offers the changes, if the document can still be read with them, and where there was an error, better. */
    private void offer(String title, List<Change> changes, boolean mends) {
        boolean known = found.stream().anyMatch(action -> action.getEdit().equals(edit(changes)));
        if (known || found.size() >= MOST) {
            return;
        }
        canceled.checkCanceled();
        int before = snapshot.reading().errors();
        int after = checker.read(snapshot.text().with(applied(changes))).errors();
        if (after < before || (!mends && after == before)) {
            CodeAction action = new CodeAction(title);
            action.setKind(CodeActionKind.QuickFix);
            action.setEdit(edit(changes));
            found.add(action);
        }
    }

    private WorkspaceEdit edit(List<Change> changes) {
        List<TextEdit> edits = changes.stream()
                .map(change -> new TextEdit(
                        new Range(Ranges.position(change.from()), Ranges.position(change.to())), change.text()))
                .toList();
        return new WorkspaceEdit(Map.of(snapshot.text().uri(), edits));
    }

    private String applied(List<Change> changes) {
        StringBuilder text = new StringBuilder(snapshot.text().text());
        List<Change> backwards = new ArrayList<>(changes);
        backwards.sort(Comparator.comparing((Change change) -> snapshot.text().offset(change.from()))
                .reversed());
        for (Change change : backwards) {
            text.replace(snapshot.text().offset(change.from()), snapshot.text().offset(change.to()), change.text());
        }
        return text.toString();
    }
}
