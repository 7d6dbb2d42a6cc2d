package org.gradproof.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.gradproof.docsgen.DocumentFormat;
import org.jspecify.annotations.Nullable;

/** The documents that an editor has open, and its questions about them. */
final class TextService implements TextDocumentService {
    private final Workshop workshop;
    private final Checker checker;
    private final Map<String, OpenText> open = new ConcurrentHashMap<>();

    TextService(Workshop workshop, Checker checker) {
        this.workshop = workshop;
        this.checker = checker;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        TextDocumentItem document = params.getTextDocument();
        Path path = path(document.getUri());
        DocumentFormat format = format(String.valueOf(document.getLanguageId()), path, document.getText());
        change(new OpenText(document.getUri(), document.getVersion(), path, format, document.getText()));
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        OpenText before = open.get(params.getTextDocument().getUri());
        int changes = params.getContentChanges().size();
        if (before != null && changes > 0) {
            Integer version = params.getTextDocument().getVersion();
            // Each change is the whole text.
            String text = params.getContentChanges().get(changes - 1).getText();
            change(new OpenText(
                    before.uri(), version == null ? before.version() : version, before.path(), before.format(), text));
        }
    }

    private void change(OpenText text) {
        open.put(text.uri(), text);
        workshop.changed(text);
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        open.remove(params.getTextDocument().getUri());
        workshop.closed(params.getTextDocument().getUri());
    }

    /** What it names beside itself may have been saved with it. */
    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        readAgain();
    }

    /** Reads all documents again: a file that one of them names has changed. */
    void readAgain() {
        open.values().forEach(text -> change(text.with(text.text())));
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams params) {
        int line = params.getPosition().getLine() + 1;
        return known(params.getTextDocument().getUri(), snapshot -> Hovers.at(snapshot, line), null);
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
        return known(params.getTextDocument().getUri(), Lenses::of, List.of());
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        OpenText text = open.get(params.getTextDocument().getUri());
        return known(
                params.getTextDocument().getUri(),
                snapshot -> Either.forLeft(
                        Completions.at(text == null ? snapshot.text() : text, snapshot, params.getPosition())),
                Either.forLeft(List.of()));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        int first = params.getRange().getStart().getLine() + 1;
        int last = params.getRange().getEnd().getLine() + 1;
        return CompletableFutures.computeAsync(canceled -> {
            Snapshot snapshot = workshop.told(params.getTextDocument().getUri());
            OpenText text = open.get(params.getTextDocument().getUri());
            if (snapshot == null || !snapshot.text().equals(text)) {
                // Places of an older version are none of this one.
                return List.of();
            }
            return QuickFixes.at(snapshot, first, last, checker, canceled).stream()
                    .map(Either::<Command, CodeAction>forRight)
                    .toList();
        });
    }

    private <T> CompletableFuture<T> known(String uri, Function<Snapshot, @Nullable T> answer, @Nullable T otherwise) {
        return CompletableFutures.computeAsync(canceled -> {
            Snapshot snapshot = workshop.told(uri);
            canceled.checkCanceled();
            return snapshot == null ? otherwise : answer.apply(snapshot);
        });
    }

    /** The file of the address; for what is no file, a name in the working folder. */
    private static Path path(String uri) {
        try {
            URI address = URI.create(uri);
            if ("file".equals(address.getScheme())) {
                return Path.of(address);
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // Not an address of a file.
        }
        return Path.of("untitled");
    }

    private static DocumentFormat format(String language, Path path, String text) {
        return switch (language) {
            case "asciidoc", "adoc" -> DocumentFormat.ADOC;
            case "markdown", "quarto", "rmd", "myst" -> DocumentFormat.MD;
            case "latex", "tex" -> DocumentFormat.TEX;
            default -> DocumentFormat.of(path).orElseGet(() -> DocumentFormat.ofText(text));
        };
    }
}
