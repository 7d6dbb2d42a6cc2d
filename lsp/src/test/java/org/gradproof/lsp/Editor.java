package org.gradproof.lsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor with one document, connected to a server by pipes. */
final class Editor implements LanguageClient, AutoCloseable {
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LanguageServer server;
    private final Future<Boolean> serving;
    private final String uri;
    private final Pipe toServer = new Pipe();

    final InitializeResult greeting;

    private String text = "";
    private int version;

    Editor(String uri) throws IOException, InterruptedException, ExecutionException {
        this.uri = uri;
        Pipe toClient = new Pipe();
        serving = threads.submit(() -> LanguageServerDoor.serve("1.2.3", toServer.in, toClient.out));
        Launcher<LanguageServer> launcher =
                LSPLauncher.createClientLauncher(this, toClient.in, toServer.out, threads, messages -> messages);
        Future<Void> unused = launcher.startListening();
        server = launcher.getRemoteProxy();
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
        InitializeParams hello = new InitializeParams();
        hello.setCapabilities(new ClientCapabilities(workspace, null, null));
        greeting = server.initialize(hello).get();
    }

    String text() {
        return text;
    }

    /** Opens the document, or changes it, and waits until all of it is checked. */
    List<Diagnostic> write(String language, String other) throws InterruptedException, ExecutionException {
        boolean first = version == 0;
        version++;
        text = other;
        if (first) {
            server.getTextDocumentService()
                    .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, language, version, other)));
        } else {
            server.getTextDocumentService()
                    .didChange(new DidChangeTextDocumentParams(
                            new VersionedTextDocumentIdentifier(uri, version),
                            List.of(new TextDocumentContentChangeEvent(other))));
        }
        while (true) {
            PublishDiagnosticsParams last = published.poll(30, TimeUnit.SECONDS);
            if (last == null) {
                throw new AssertionError("no answer");
            }
            if (last.getVersion() == version && published.isEmpty() && !lenses().contains("checking …")) {
                // What the lenses are about was published before they were answered.
                List<PublishDiagnosticsParams> newer = new ArrayList<>();
                published.drainTo(newer);
                return (newer.isEmpty() ? last : newer.get(newer.size() - 1)).getDiagnostics();
            }
        }
    }

    List<Diagnostic> markdown(String other) throws InterruptedException, ExecutionException {
        return write("markdown", other);
    }

    List<String> lenses() throws InterruptedException, ExecutionException {
        return server
                .getTextDocumentService()
                .codeLens(new CodeLensParams(new TextDocumentIdentifier(uri)))
                .get()
                .stream()
                .map(lens -> lens.getCommand().getTitle())
                .toList();
    }

    /** What the hover of the line, from 1, says; empty for none. */
    String hover(int line) throws InterruptedException, ExecutionException {
        Hover hover = server.getTextDocumentService()
                .hover(new HoverParams(new TextDocumentIdentifier(uri), new Position(line - 1, 0)))
                .get();
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    List<CompletionItem> completions(int line, int character) throws InterruptedException, ExecutionException {
        return server.getTextDocumentService()
                .completion(new CompletionParams(new TextDocumentIdentifier(uri), new Position(line - 1, character)))
                .get()
                .getLeft();
    }

    List<CodeAction> fixes(int line) throws InterruptedException, ExecutionException {
        Range range = new Range(new Position(line - 1, 0), new Position(line - 1, 0));
        return server
                .getTextDocumentService()
                .codeAction(
                        new CodeActionParams(new TextDocumentIdentifier(uri), range, new CodeActionContext(List.of())))
                .get()
                .stream()
                .map(each -> each.getRight())
                .toList();
    }

    /** The document with the fix applied, as an editor does it. */
    String applied(CodeAction fix) {
        List<TextEdit> edits = new ArrayList<>(fix.getEdit().getChanges().get(uri));
        edits.sort(
                Comparator.comparing((TextEdit edit) -> offset(edit.getRange().getStart()))
                        .reversed());
        StringBuilder changed = new StringBuilder(text);
        for (TextEdit edit : edits) {
            changed.replace(
                    offset(edit.getRange().getStart()), offset(edit.getRange().getEnd()), edit.getNewText());
        }
        return changed.toString();
    }

    private int offset(Position position) {
        int at = 0;
        for (int line = 0; line < position.getLine(); line++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at + position.getCharacter();
    }

    /** Writes bytes of one's own to the server. */
    void raw(byte[] bytes) throws IOException {
        toServer.out.write(bytes);
        toServer.out.flush();
    }

    /** Ends the server as the protocol says, and tells what it answers its caller. */
    boolean exit() throws InterruptedException, ExecutionException {
        server.shutdown().get();
        server.exit();
        return serving.get();
    }

    /** Ends its input, and tells what it answers its caller. */
    boolean hangUp() throws IOException, InterruptedException, ExecutionException {
        toServer.out.close();
        return serving.get();
    }

    @Override
    public void close() throws IOException {
        toServer.out.close();
        threads.shutdownNow();
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        published.add(diagnostics);
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object object) {
        throw new AssertionError("nothing is told to anybody");
    }

    @Override
    public void showMessage(MessageParams message) {
        throw new AssertionError(message.toString());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        throw new AssertionError(request.toString());
    }

    @Override
    public void logMessage(MessageParams message) {
        throw new AssertionError(message.toString());
    }
}
