package dev.attendant.speech.freetts;

import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import dev.attendant.speech.Delivery;

/** FreeTTS's Kevin at both sample rates. Not thread-safe, because FreeTTS's voices are not: one for each thread. */
final class KevinSpeaker {

    private final DeliveringPlayer player = new DeliveringPlayer();
    private final Voice narrow;
    private final Voice wide;

    /** Loads both voices; takes about a second the first time. */
    KevinSpeaker() {
        Voice[] voices = new KevinVoiceDirectory().getVoices();
        narrow = load(voices, "kevin");
        wide = load(voices, "kevin16");
    }

    private Voice load(Voice[] voices, String name) {
        for (Voice voice : voices) {
            if (voice.getName().equals(name)) {
                voice.setAudioPlayer(player);
                // With a queue of its own the voice starts no thread; without one, later, it delivers on ours.
                voice.setOutputQueue(new OutputQueue());
                voice.allocate();
                voice.setOutputQueue(null);
                return voice;
            }
        }
        throw new IllegalStateException("FreeTTS's jar has no voice " + name);
    }

    /** Speaks to the end, or until nobody wants it any more. */
    void speak(String sentence, FreeTtsVoice how, int sampleRate, Delivery delivery) {
        Voice voice = sampleRate == 8000 ? narrow : wide;
        voice.setPitch(how.pitch());
        voice.setRate(how.rate());
        player.deliverTo(delivery);
        if (!voice.speak(new SpeakableSentence(sentence, delivery)) && delivery.isOpen()) {
            throw new IllegalStateException("FreeTTS could not speak a sentence of " + sentence.length() + " letters");
        }
    }

    void close() {
        narrow.deallocate();
        wide.deallocate();
    }
}
