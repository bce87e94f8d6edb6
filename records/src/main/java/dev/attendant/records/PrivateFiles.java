package dev.attendant.records;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates what only this program's user may read, where the file system knows of users (POSIX). */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Those of the directories that are missing, each 0700. */
    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, only(directory, "rwx------"));
    }

    /** A new file, 0600, for writing; one that is there already is an error. */
    static FileChannel createFile(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                only(file, "rw-------"));
    }

    /** Makes a file that another library created 0600, if it is there. */
    static void restrict(Path file) throws IOException {
        if (isPosix(file) && Files.exists(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] only(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
