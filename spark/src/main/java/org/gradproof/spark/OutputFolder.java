package org.gradproof.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder of a run, with what was asked for in it: rows of two kinds of runs do not come together. */
final class OutputFolder {
    private static final String RUN = "_gradproof-run.json";
    private static final String SUMMARY = "_gradproof-summary.json";

    private final Path folder;
    private final FileSystem files;

    OutputFolder(Path folder, Configuration configuration) throws IOException {
        this.folder = folder;
        this.files = folder.getFileSystem(configuration);
    }

    /**
     * Makes the folder, or sees that it is one of such a run.
     *
     * @throws IOException if it is not
     */
    void claim(CorpusRun run) throws IOException {
        String asked = text(run);
        Path mark = new Path(folder, RUN);
        if (files.exists(mark)) {
            String before = read(mark);
            if (!before.equals(asked)) {
                throw new IOException(folder + " holds a run with other settings (" + before.strip() + "), and this is "
                        + asked.strip());
            }
        } else if (files.exists(folder) && files.listStatus(folder).length > 0) {
            throw new IOException(folder + " is not empty, and holds no run of this program");
        } else {
            files.mkdirs(folder);
            write(mark, asked);
        }
    }

    void write(CorpusSummary summary) throws IOException {
        write(new Path(folder, SUMMARY), summary.json() + "\n");
    }

    private static String text(CorpusRun run) {
        CorpusSettings settings = run.settings();
        String version = OutputFolder.class.getPackage().getImplementationVersion();
        Duration patience = settings.patience();
        return "{\"version\":\"" + (version == null ? "unpackaged" : version) + "\",\"require\":\""
                + settings.require() + "\",\"seed\":" + settings.seed() + ",\"patience\":" + patience.toSeconds()
                + ",\"format\":\"" + run.format() + "\"}\n";
    }

    private String read(Path file) throws IOException {
        try (FSDataInputStream in = files.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes the file beside its place first, so that there never is half of it. */
    private void write(Path file, String text) throws IOException {
        Path beside = file.suffix(".new");
        try (OutputStream out = files.create(beside, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        if (files.exists(file)) {
            files.delete(file, false);
        }
        if (!files.rename(beside, file)) {
            throw new IOException(file + " cannot be written");
        }
    }
}
