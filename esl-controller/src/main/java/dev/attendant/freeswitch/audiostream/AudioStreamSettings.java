package dev.attendant.freeswitch.audiostream;

import dev.attendant.conversation.peer.Listening;

/**
 * How FreeSWITCH's {@code mod_audio_stream} reaches us.
 *
 * @param listening where its WebSocket connections come
 * @param url       the URL at which FreeSWITCH reaches that, without a path: {@code ws://10.0.0.7:8085}, or
 *                  {@code wss://…} where a proxy takes the TLS off. The module takes letters, digits, dots and
 *                  hyphens in the host only ({@code validate_ws_uri} in {@code audio_streamer_glue.cpp})
 * @param playback  how the installed module takes what the caller is to hear
 */
public record AudioStreamSettings(Listening listening, String url, Playback playback) {

    public AudioStreamSettings {
        url = url.replaceFirst("/+$", "");
        if (!url.matches("wss?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("\"" + url + "\" is no URL that mod_audio_stream connects to; "
                    + "write ws://host:port or wss://host:port, the host as a name or an IPv4 address");
        }
    }
}
