package dev.attendant.asterisk.agi;

import java.util.UUID;

/**
 * The dialplan application that brings us a call's audio: {@code AudioSocket} carries 8 kHz; 16 kHz needs the
 * AudioSocket channel, {@code Dial(AudioSocket/…/c(slin16),,g)}.
 *
 * @param address    host:port of our AudioSocket server, as Asterisk can reach it
 * @param sampleRate 8000 or 16000
 */
record AudioApplication(String address, int sampleRate) {

    String name() {
        return sampleRate == 16000 ? "Dial" : "AudioSocket";
    }

    String arguments(UUID call) {
        // with g the call stays with us when the audio ends
        return sampleRate == 16000
                ? "AudioSocket/" + address + "/" + call + "/c(slin16),,g"
                : call + "," + address;
    }

    /** What to do when Asterisk does not connect. */
    String advice() {
        return "Asterisk did not connect its audio to " + address
                + "; check asterisk.audio-socket.advertise, and that app_audiosocket"
                + (sampleRate == 16000 ? " and chan_audiosocket are" : " is") + " loaded";
    }
}
