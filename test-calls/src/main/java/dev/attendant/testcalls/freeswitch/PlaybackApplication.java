package dev.attendant.testcalls.freeswitch;

import java.util.function.Consumer;

/** {@code playback}: {@code say:text} is spoken by the engine of {@code tts_engine}, anything else is a sound. */
final class PlaybackApplication implements Application {

    private final Application sounds;

    PlaybackApplication(Application sounds) {
        this.sounds = sounds;
    }

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        return data.startsWith("say:")
                ? new SpeechSynthesis(channel, data.substring("say:".length()), done).begin()
                : sounds.start(channel, data, done);
    }
}
