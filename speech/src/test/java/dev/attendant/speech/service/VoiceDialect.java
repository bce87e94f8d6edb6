package dev.attendant.speech.service;

import dev.attendant.conversation.audio.G711;
import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.testcalls.service.FakeExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** How a fake server answers as a vendor does, from the vendor's published documentation. */
public interface VoiceDialect {

    EngineFactory.OfSynthesizer factory();

    /** Beside url and key. */
    default Map<String, Object> settings() {
        return Map.of();
    }

    /** How many samples a second it sends to whoever wants so many. */
    default int rate(int wanted) {
        return wanted;
    }

    /** Whether it sends μ-law to whoever wants so many samples a second, and not 16 bits. */
    boolean isMuLaw(int wanted);

    String contentType();

    /** A whole answer. */
    default byte[] answer(byte[] sound) throws IOException {
        byte[] begun = begun(sound);
        byte[] end = ended();
        return ByteBuffer.allocate(begun.length + end.length).put(begun).put(end).array();
    }

    /** A part of an answer from which its sound can be told. */
    default byte[] begun(byte[] sound) {
        return sound;
    }

    /** What follows the last part of an answer. */
    default byte[] ended() {
        return new byte[0];
    }

    /** Begins as its protocol says and goes on as it does not; empty for a vendor to whom all is sound. */
    default byte[] malformed() {
        return new byte[0];
    }

    /** The text that a request asks for. */
    String text(FakeExchange exchange);

    /** As it tells errors, with a status other than 200. */
    String error(String message);

    static byte[] bytes(short[] samples, boolean muLaw) {
        if (muLaw) {
            return G711.MU_LAW.encode(samples);
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }
}
