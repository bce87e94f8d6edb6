package dev.attendant.freeswitch.audiostream;

import dev.attendant.conversation.audio.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * The API commands for a call's stream, as words, after {@code stream_function} in {@code mod_audio_stream.c} and
 * {@code stream_session_init} in {@code audio_streamer_glue.cpp}.
 */
public final class AudioStreamCommands {

    /** How often the module pings when it has nothing else to send, such as while it is paused. */
    static final int HEART_BEAT_SECONDS = 10;

    private AudioStreamCommands() {}

    /**
     * The commands that start a stream, to be sent in this order; the last one's reply tells whether the module took
     * it, and {@link AudioStream#ready} whether it has connected. The channel must be answered: the module would
     * pre-answer or answer it.
     *
     * @param channelRate the channel's {@code Channel-Read-Codec-Rate}; 0 when it is not known
     */
    public static List<String[]> start(String uuid, AudioStream stream, Playback playback, int channelRate) {
        List<String[]> commands = new ArrayList<>();
        // of these two the module reads memory that it has not set, when they are not there
        commands.add(variable(uuid, "STREAM_MESSAGE_DEFLATE", "true"));
        commands.add(variable(uuid, "STREAM_HEART_BEAT", Integer.toString(HEART_BEAT_SECONDS)));
        commands.add(variable(uuid, "STREAM_SUPPRESS_LOG", "true"));
        commands.add(variable(uuid, "STREAM_BUFFER_SIZE", Integer.toString(
                playback == Playback.JSON ? bufferMillis(stream, channelRate) : Frame.MILLIS)));
        commands.add(variable(uuid, "STREAM_PLAYBACK", "true"));
        if (playback == Playback.BINARY) {
            // with JSON messages it must not be set, the author says (issue 87 of amigniter/mod_audio_stream)
            commands.add(variable(uuid, "STREAM_SAMPLE_RATE", Integer.toString(stream.sampleRate())));
        }
        String rate = stream.sampleRate() == 16000 ? "16k" : "8k";
        commands.add(new String[] {"uuid_audio_stream", uuid, "start", stream.url(), "mono", rate});
        return commands;
    }

    /**
     * The command that takes the module off the channel, before an application has the call's audio, and before
     * another start. It answers {@code -ERR} when there is no stream.
     */
    public static String[] stop(String uuid) {
        return new String[] {"uuid_audio_stream", uuid, "stop"};
    }

    /** At what rate a call is best talked with: one that the module need not resample down to and up again. */
    public static int sampleRate(int channelRate) {
        return channelRate > 8000 ? 16000 : 8000;
    }

    /**
     * The open module's buffer for what the caller is to hear has this many milliseconds at the stream's rate. It
     * must hold a packet at the channel's rate, and our cushion: as long as it is full, the module waits, and once
     * the call hangs up then, it waits for ever ({@code stream_data_init}, {@code injectRawAudio} and
     * {@code write_frame_thread} in {@code voxcom-us/mod_audio_stream}). The caller comes in messages of that
     * length, too.
     */
    private static int bufferMillis(AudioStream stream, int channelRate) {
        int times = (Math.max(channelRate, stream.sampleRate()) + stream.sampleRate() - 1) / stream.sampleRate();
        return times * (1 + StreamOutput.CUSHION) * Frame.MILLIS;
    }

    private static String[] variable(String uuid, String name, String value) {
        return new String[] {"uuid_setvar", uuid, name, value};
    }
}
