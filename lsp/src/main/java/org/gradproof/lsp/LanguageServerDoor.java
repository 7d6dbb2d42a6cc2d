package org.gradproof.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/**
 * A server of the Language Server Protocol on an input and an output: problems at their lines while the author types,
 * what is known of a step on hover, verdicts over derivations, quick fixes, completion of names and marks.
 */
public final class LanguageServerDoor implements LanguageServer {
    /** A check that nobody waits for any more may go on for so long. */
    private static final long GRACE_MILLIS = 500;

    private final String version;
    private final Workshop workshop;
    private final TextService texts;
    private final CountDownLatch exit = new CountDownLatch(1);
    private volatile @Nullable LanguageClient client;
    private volatile boolean refreshes;
    private volatile boolean shutDown;

    LanguageServerDoor(String version, Checker checker) {
        this.version = version;
        this.workshop = new Workshop(checker, this::tell, GRACE_MILLIS);
        this.texts = new TextService(workshop, checker);
    }

    /**
     * Serves until the client says exit, or the input ends.
     *
     * @param version of the product
     * @return whether the client ended it as the protocol says
     * @throws InterruptedException if the thread is interrupted while it serves
     */
    public static boolean serve(String version, InputStream in, OutputStream out) throws InterruptedException {
        LanguageServerDoor server = new LanguageServerDoor(version, new Engine());
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.client = launcher.getRemoteProxy();
        Future<Void> listening = launcher.startListening();
        Thread end = new Thread(() -> server.awaitEnd(listening), "gradproof-lsp-end");
        end.setDaemon(true);
        end.start();
        try {
            server.exit.await();
        } finally {
            server.workshop.close();
        }
        return server.shutDown;
    }

    private void awaitEnd(Future<Void> listening) {
        try {
            listening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The input is broken, and so at its end.
        } finally {
            exit.countDown();
        }
    }

    private void tell(Snapshot snapshot) {
        LanguageClient to = client;
        if (to != null) {
            to.publishDiagnostics(new PublishDiagnosticsParams(
                    snapshot.text().uri(),
                    Problems.of(snapshot),
                    snapshot.text().version()));
            if (refreshes) {
                CompletableFuture<Void> unused = to.refreshCodeLenses();
            }
        }
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        refreshes = params.getCapabilities() != null
                && params.getCapabilities().getWorkspace() != null
                && params.getCapabilities().getWorkspace().getCodeLens() != null
                && Boolean.TRUE.equals(
                        params.getCapabilities().getWorkspace().getCodeLens().getRefreshSupport());
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Full);
        sync.setSave(new SaveOptions(false));
        ServerCapabilities can = new ServerCapabilities();
        can.setTextDocumentSync(sync);
        can.setHoverProvider(true);
        can.setCodeLensProvider(new CodeLensOptions(false));
        can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        can.setCompletionProvider(new CompletionOptions(false, List.of("\\", "[", "<", "%")));
        return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("gradproof", version)));
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        workshop.close();
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void exit() {
        exit.countDown();
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return texts;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return new WorkspaceService() {
            @Override
            public void didChangeConfiguration(DidChangeConfigurationParams params) {
                // There is nothing to configure.
            }

            @Override
            public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
                texts.readAgain();
            }
        };
    }
}
