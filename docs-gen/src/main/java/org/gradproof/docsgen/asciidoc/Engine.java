package org.gradproof.docsgen.asciidoc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.Treeprocessor;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Included;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/**
 * Asciidoctor, started once for a run and only where it is needed: it takes two seconds. One document at a time.
 * It runs in its strictest mode, to which {@link ConfinedIncludes} adds the files of the document's folder.
 */
public final class Engine {
    /** The attribute that tells Gradproof's own extension to leave a document alone. */
    public static final String INTERNAL = "gradproof-internal";

    /** Asciidoctor also logs here, by itself; what matters of it is reported with its line instead. */
    private static final Logger SILENCED = Logger.getLogger("asciidoctor");

    private static @Nullable Engine running;

    private final Asciidoctor asciidoctor;
    private final ConfinedIncludes includes = new ConfinedIncludes();
    private final Watch watch = new Watch();
    private final List<LogRecord> log = new ArrayList<>();

    /** Shows the document to whoever asked for it, before it is converted. */
    private static final class Watch extends Treeprocessor {
        private Consumer<Document> watcher = document -> {};

        @Override
        public Document process(Document document) {
            watcher.accept(document);
            return document;
        }
    }

    /**
     * What a document was read from beside itself.
     *
     * @param timeless whether the same would be read at any time, as long as the files are the same
     */
    record Read(List<Included> included, boolean timeless) {}

    private Engine() {
        SILENCED.setUseParentHandlers(false);
        asciidoctor = Asciidoctor.Factory.create();
        asciidoctor.javaExtensionRegistry().includeProcessor(includes).treeprocessor(watch);
        LogHandler keep = log::add;
        asciidoctor.registerLogHandler(keep);
    }

    /** Starts it, which is else done by the first document. */
    static synchronized void start() {
        running().asciidoctor.load("", options(Path.of("")));
    }

    private static Engine running() {
        if (running == null) {
            running = new Engine();
        }
        return running;
    }

    /**
     * Parses the text as a document in the folder and shows it to the watcher.
     *
     * @param errors where what Asciidoctor could not read is reported
     * @return what it read for that
     */
    static synchronized Read load(String text, Path folder, List<SourceError> errors, Consumer<Document> watcher) {
        Engine engine = running();
        engine.prepare(text, folder, errors, document -> {});
        Document document = engine.asciidoctor.load(text, options(folder));
        engine.report(errors);
        watcher.accept(document);
        return new Read(engine.includes.included(), engine.includes.timeless() && errors.isEmpty());
    }

    /** The document's HTML without a page around it; the watcher may change the document before that. */
    static synchronized String convert(String text, Path folder, Consumer<Document> watcher) {
        Engine engine = running();
        engine.prepare(text, folder, new ArrayList<>(), watcher);
        String html = engine.asciidoctor.convert(text, options(folder));
        return html == null ? "" : html;
    }

    private void prepare(String text, Path folder, List<SourceError> errors, Consumer<Document> watcher) {
        includes.reset(text, folder, errors);
        watch.watcher = watcher;
        log.clear();
    }

    private void report(List<SourceError> errors) {
        for (LogRecord record : log) {
            String message = String.valueOf(record.getMessage());
            boolean matters = message.contains("unterminated") || message.contains("include dropped");
            if (record.getSeverity().compareTo(Severity.WARN) >= 0 && matters) {
                int line = record.getCursor() == null ? 1 : record.getCursor().getLineNumber();
                errors.add(new SourceError(Math.max(1, line), 1, "asciidoc", message));
            }
        }
    }

    private static Options options(Path folder) {
        Attributes attributes = Attributes.builder()
                .attribute(INTERNAL, "true")
                .attribute("showtitle", "@")
                .build();
        return Options.builder()
                .safe(SafeMode.SECURE)
                .baseDir(folder.toAbsolutePath().toFile())
                .sourcemap(true)
                .standalone(false)
                .attributes(attributes)
                .build();
    }
}
