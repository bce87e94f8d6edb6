package dev.attendant.speech.vosk;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.remote.LikelyPhrases;
import dev.attendant.speech.remote.RemoteSettings;
import dev.attendant.speech.socket.Protocol;
import dev.attendant.speech.socket.SocketDialect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a Vosk server is reached: https://alphacephei.com/vosk/server. */
final class VoskDialect implements SocketDialect {

    private static final int PHRASE_BYTES = 20_000;
    /** Stands in a grammar for whatever is not in it. */
    private static final String UNKNOWN = "[unk]";

    private final RemoteSettings settings;

    VoskDialect(RemoteSettings settings) {
        this.settings = settings;
    }

    @Override
    public String address(int sampleRate, Scenario scenario) {
        String path = settings.service().url().getRawPath();
        return settings.service().address(path == null || path.isEmpty() ? "/" : "");
    }

    /** It knows no key; one is for a proxy before it. */
    @Override
    public Map<String, String> headers() {
        return settings.service().key().isEmpty()
                ? Map.of()
                : Map.of("authorization", "Bearer " + settings.service().key().reveal());
    }

    /** It asks by itself, with pings. */
    @Override
    public Optional<String> keepAlive() {
        return Optional.empty();
    }

    @Override
    public Protocol protocol(int sampleRate, Scenario scenario) {
        List<String> phrases = LikelyPhrases.of(scenario, settings.phrases(), PHRASE_BYTES).stream()
                .map(phrase -> phrase.toLowerCase(Locale.ROOT))
                .toList();
        return new VoskProtocol(sampleRate,
                phrases.isEmpty() ? phrases : Stream.concat(phrases.stream(), Stream.of(UNKNOWN)).toList());
    }
}
