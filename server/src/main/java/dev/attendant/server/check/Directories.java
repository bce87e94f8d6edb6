package dev.attendant.server.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Whether directories can be written to, and how much is free there. Creates none. */
final class Directories {

    private static final long MEGABYTE = 1L << 20;
    /** Below this nothing is written reliably. */
    private static final long LEAST = 50 * MEGABYTE;
    /** About nine hours of one recorded call: 16-bit stereo at 8 kHz is 115 MB an hour. */
    private static final long COMFORTABLE = 1024 * MEGABYTE;

    private Directories() {}

    static void check(String key, Path directory, Consumer<Finding> found) {
        Path there = directory;
        while (there != null && Files.notExists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            found.accept(Finding.fail(key, directory + " cannot be a directory: "
                    + (there == null ? "nothing of it exists" : there + " is a file"), "name another as " + key));
            return;
        }
        try {
            // tried for real: permissions do not tell of a file system that is full or mounted for reading
            Files.delete(Files.createTempFile(there, ".attendant-check", ""));
            space(key, directory, there, found);
        } catch (IOException e) {
            found.accept(Finding.fail(key, there + " cannot be written to: " + e,
                    "let this user write there (chown, chmod), or name another directory as " + key));
        }
    }

    private static void space(String key, Path directory, Path there, Consumer<Finding> found) throws IOException {
        long free = Files.getFileStore(there).getUsableSpace();
        String text = directory + (there.equals(directory) ? " is writable, " : " will be created, ")
                + String.format(Locale.ROOT, "%.1f GB free", free / 1024.0 / MEGABYTE);
        if (free < LEAST) {
            found.accept(Finding.fail(key, text, "free some space on that disk"));
        } else if (free < COMFORTABLE) {
            found.accept(Finding.warn(key, text, "free some space on that disk before it fills up"));
        } else {
            found.accept(Finding.ok(key, text));
        }
    }
}
