package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Which files change below some folders, as the file system tells. */
final class Watch implements AutoCloseable {
    /** An editor writes a file in several goes: what follows within this time belongs to the same change. */
    private static final long QUIET_MILLIS = 100;

    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    /**
     * Watches the inputs: a folder with all below it, a file by the folder that it stands in.
     *
     * @throws IOException if a folder cannot be watched
     */
    Watch(List<Path> inputs) throws IOException {
        service = FileSystems.getDefault().newWatchService();
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                addAll(input);
            } else {
                Path parent = input.getParent();
                add(parent == null ? Path.of("") : parent);
            }
        }
    }

    /**
     * Waits until something changes, and for it to be quiet again.
     *
     * @return the files that changed, by the paths of the inputs
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    Set<Path> changes() throws IOException, InterruptedException {
        Set<Path> changed = new TreeSet<>();
        WatchKey key = service.take();
        while (key != null) {
            Path folder = folders.get(key);
            for (WatchEvent<?> event : key.pollEvents()) {
                if (folder != null && event.context() instanceof Path name) {
                    Path file = folder.resolve(name);
                    if (Files.isDirectory(file)) {
                        addAll(file);
                    }
                    changed.add(file);
                }
            }
            key.reset();
            key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
        return changed;
    }

    private void addAll(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path each : below.filter(Files::isDirectory).toList()) {
                add(each);
            }
        }
    }

    private void add(Path folder) throws IOException {
        WatchKey key = folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        folders.put(key, folder);
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
