package dev.attendant.freeswitch.audiostream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.util.Base64;

/**
 * How a module plays to the caller what comes back over its WebSocket. The modules of this name differ in that, and
 * none tells which it is.
 */
public enum Playback {

    /**
     * A JSON message {@code streamAudio} with the samples in Base64, which are played as they come: the open
     * {@code voxcom-us/mod_audio_stream} ({@code processMessage} and {@code injectRawAudio} in its
     * {@code audio_streamer_glue.cpp}) and the commercial version 1.0.3 of {@code amigniter/mod_audio_stream}. The
     * latter's open version does not play: it makes a file of each message and an event
     * {@code mod_audio_stream::play}. With files played one after the other ({@code uuid_broadcast}) there was a gap
     * of a tenth of a second between any two, so a file would have to be a whole sentence; that is not offered.
     */
    JSON {
        @Override
        void send(WebSocket socket, byte[] samples, int sampleRate) {
            socket.writeTextMessage("{\"type\":\"streamAudio\",\"data\":{\"audioDataType\":\"raw\",\"sampleRate\":"
                    + sampleRate + ",\"audioData\":\"" + Base64.getEncoder().encodeToString(samples) + "\"}}");
        }
    },

    /** Binary messages of bare samples: the commercial version 1.0.3 with {@code STREAM_SAMPLE_RATE} set. */
    BINARY {
        @Override
        void send(WebSocket socket, byte[] samples, int sampleRate) {
            socket.writeBinaryMessage(Buffer.buffer(samples));
        }
    };

    /** Sends 16-bit little-endian samples; the array is the socket's own from then on. */
    abstract void send(WebSocket socket, byte[] samples, int sampleRate);
}
