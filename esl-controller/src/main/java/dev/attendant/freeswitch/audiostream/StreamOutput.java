package dev.attendant.freeswitch.audiostream;

import io.vertx.core.http.WebSocket;

/**
 * Sends the 20 ms frames that are to be spoken, as the beats come. Belongs to the call's event loop.
 *
 * <p>The module plays by its own clock, a frame at each tick when there is one, and tells nothing of what waits
 * there. So a talk begins with a cushion of silence, or each frame that is late by a tick would be a gap. And of a
 * longer silence only as much is sent as keeps FreeSWITCH's RTP alive: in it, what has piled up is played, and does
 * not delay the talk for the rest of the call.
 */
final class StreamOutput {

    /** So many frames go ahead of a talk. */
    static final int CUSHION = 2;
    /** So many silent frames (200 ms) are a pause within a talk; of what follows, one in so many is sent. */
    static final int PAUSE = 10;

    /** As much as waits here when FreeSWITCH does not read, and no more: about half a second. */
    private static final int MOST_BYTES_WAITING = 16 * 1024;

    private final WebSocket socket;
    private final Playback playback;
    private final int sampleRate;
    private int silent = PAUSE + 1;
    private long dropped;

    StreamOutput(WebSocket socket, Playback playback, int sampleRate) {
        this.socket = socket;
        this.playback = playback;
        this.sampleRate = sampleRate;
        socket.setWriteQueueMaxSize(MOST_BYTES_WAITING);
    }

    void frame(short[] frame) {
        byte[] bytes = new byte[2 * frame.length];
        int loud = 0;
        for (int i = 0; i < frame.length; i++) {
            loud |= frame[i];
            bytes[2 * i] = (byte) frame[i];
            bytes[2 * i + 1] = (byte) (frame[i] >> 8);
        }
        if (loud != 0) {
            for (int i = 0; silent > PAUSE && i < CUSHION; i++) {
                send(new byte[bytes.length]);
            }
            silent = 0;
            send(bytes);
        } else if (++silent <= PAUSE || silent % PAUSE == 0) {
            send(bytes);
        }
    }

    private void send(byte[] bytes) {
        if (socket.isClosed()) {
            // its handler, which ends the beats, is still to be run
            return;
        }
        if (socket.writeQueueFull()) {
            dropped++;
        } else {
            playback.send(socket, bytes, sampleRate);
        }
    }

    /** Frames that were not sent because FreeSWITCH did not read. */
    long dropped() {
        return dropped;
    }
}
