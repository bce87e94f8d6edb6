package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.SimulatedMrcp;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code playback say:…} by mod_unimrcp. */
final class SpeechSynthesis extends MrcpExchange {

    private final String text;

    SpeechSynthesis(Channel channel, String text, Consumer<String> done) {
        super(channel, done);
        this.text = text;
    }

    SpeechSynthesis begin() {
        Optional<SimulatedMrcp> server = server(channel().value("tts_engine").orElse(""));
        if (server.isEmpty() || words(text).isEmpty()) {
            end("PLAYBACK ERROR");
        } else {
            channel().variables().remove("playback_terminator_used");
            open(server.get(), () -> end("PLAYBACK ERROR"),
                    () -> after(server.get().speaks(words(text)), () -> end("FILE PLAYED")));
        }
        return this;
    }

    @Override
    void terminated(char digit) {
        end("FILE PLAYED");
    }

    @Override
    public boolean interrupt() {
        end("FILE PLAYED");
        return true;
    }
}
