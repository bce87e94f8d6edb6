package dev.attendant.records;

import dev.attendant.conversation.audio.AudioTap;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Records calls into WAV files below a directory, one folder a day. One thread writes for all calls. */
public final class Recordings implements AutoCloseable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final SoundWriter writer = new SoundWriter();

    public Recordings(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Records one call. The file comes into being with the first sound. */
    public AudioTap forCall(UUID call, Instant arrivedAt) {
        return new StereoRecording(path(call, arrivedAt), writer);
    }

    /** Where a call's recording is, if it was recorded: made of nothing but our own id and the day in UTC. */
    public Path path(UUID call, Instant arrivedAt) {
        return directory.resolve(DAY.format(arrivedAt)).resolve(call + ".wav");
    }

    /** Runs the task on the writing thread, once all that was handed over before is in its files. */
    void whenWritten(Runnable task) {
        writer.then(task);
    }

    /** Writes what is still waiting, for at most ten seconds. */
    @Override
    public void close() {
        writer.close();
    }
}
