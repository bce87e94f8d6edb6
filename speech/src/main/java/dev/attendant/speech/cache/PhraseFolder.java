package dev.attendant.speech.cache;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of spoken phrases and its bounds. Touches only files that are named as ours are; others may be doing the
 * same at the same time.
 *
 * @param bytes  of all files; those that were not wanted the longest go first
 * @param unused what was not wanted for so long goes
 */
record PhraseFolder(Path directory, long bytes, Optional<Duration> unused) {

    private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}\\.wav");
    private static final Pattern PART = Pattern.compile("phrase[0-9]+\\.part");
    /** What a program that was ended in mid-writing left. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private record Kept(Path file, long size, Instant wanted) {}

    Path place(String digest) {
        return directory.resolve(digest + ".wav");
    }

    /** A new file, for us alone to read and write, in a folder that is so too if we make it. */
    Path temporary() throws IOException {
        if (!Files.isDirectory(directory)) {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(directory,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(directory);
            }
        }
        return Files.createTempFile(directory, "phrase", ".part");
    }

    /** Deletes what is too much and too old. */
    void makeRoom() throws IOException {
        List<Kept> kept = new ArrayList<>();
        long all = 0;
        for (Kept file : files()) {
            boolean part = PART.matcher(file.file().getFileName().toString()).matches();
            if (isOlder(file, part ? Optional.of(ABANDONED) : unused)) {
                Files.deleteIfExists(file.file());
            } else if (!part) {
                kept.add(file);
                all += file.size();
            }
        }
        kept.sort(Comparator.comparing(Kept::wanted));
        for (Kept file : kept) {
            if (all <= bytes) {
                return;
            }
            Files.deleteIfExists(file.file());
            all -= file.size();
        }
    }

    private static boolean isOlder(Kept file, Optional<Duration> age) {
        return age.isPresent() && file.wanted().plus(age.get()).isBefore(Instant.now());
    }

    private List<Kept> files() throws IOException {
        List<Kept> files = new ArrayList<>();
        try (Stream<Path> listing = Files.list(directory)) {
            for (Path file : (Iterable<Path>) listing::iterator) {
                String name = file.getFileName().toString();
                if (OURS.matcher(name).matches() || PART.matcher(name).matches()) {
                    look(file).ifPresent(files::add);
                }
            }
        }
        return files;
    }

    private static Optional<Kept> look(Path file) throws IOException {
        try {
            var is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new Kept(file, is.size(), is.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            // Another program was faster.
            return Optional.empty();
        }
    }
}
