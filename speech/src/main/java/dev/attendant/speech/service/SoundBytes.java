package dev.attendant.speech.service;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The answer is the sound itself. Services that were asked for bare samples send a WAV file all the same; its header
 * is read and believed. What begins like a compressed file fails: played, it would be noise.
 */
public final class SoundBytes implements VoiceDecoder {

    private static final int LETTERS = 4;
    private static final Map<String, String> COMPRESSED = Map.of("ID3", "MP3", "OggS", "Ogg", "fLaC", "FLAC");

    private Buffer beginning = Buffer.buffer();
    private boolean known;
    private Optional<WavStream> wav = Optional.empty();

    @Override
    public void read(Buffer bytes, Sound sound) {
        if (known) {
            pass(bytes, sound);
            return;
        }
        beginning.appendBuffer(bytes);
        if (beginning.length() >= LETTERS) {
            begin(sound);
        }
    }

    private void begin(Sound sound) {
        known = true;
        Buffer all = beginning;
        beginning = Buffer.buffer();
        String letters = all.getString(0, LETTERS, StandardCharsets.ISO_8859_1.name());
        COMPRESSED.forEach((magic, name) -> {
            if (letters.startsWith(magic)) {
                throw new VoiceFailed("sends " + name + " instead of samples (PCM or WAV)");
            }
        });
        if (letters.equals("RIFF")) {
            wav = Optional.of(new WavStream());
        }
        pass(all, sound);
    }

    private void pass(Buffer bytes, Sound sound) {
        wav.ifPresentOrElse(file -> file.read(bytes, sound), () -> sound.bytes(bytes));
    }

    @Override
    public void end(Sound sound) {
        if (!known && beginning.length() > 0) {
            sound.bytes(beginning);
        }
    }
}
