package dev.attendant.server.config;

import dev.attendant.freeswitch.audiostream.AudioStreamSettings;

/** What the types alone do not say about the settings below {@code freeswitch}. */
final class FreeSwitchSettingsCheck {

    private final YamlFile file;
    private final ListenerCheck listeners;
    private final Settings.FreeSwitch freeSwitch;

    FreeSwitchSettingsCheck(YamlFile file, Settings.FreeSwitch freeSwitch) {
        this.file = file;
        this.listeners = new ListenerCheck(file);
        this.freeSwitch = freeSwitch;
    }

    void check() {
        listeners.host("freeswitch.socket.host", freeSwitch.socket().host());
        listeners.allowed("freeswitch.socket.allow", freeSwitch.socket().allow());
        freeSwitch.audio().streamed().ifPresentOrElse(this::stream, () -> unicast(freeSwitch.audio()));
        eventSocket(freeSwitch.eventSocket());
    }

    /** FreeSWITCH is told an address to send to, never a name. */
    private void unicast(Settings.CallAudio audio) {
        if (!audio.host().isEmpty()) {
            listeners.host("freeswitch.audio.host", audio.host());
        }
        String bound = audio.boundTo(freeSwitch.socket());
        String from = audio.host().isEmpty() ? "freeswitch.socket.host" : "freeswitch.audio.host";
        if (!audio.advertise().isEmpty()) {
            if (!isAddress(audio.advertise()) || ListenerCheck.isEverywhere(audio.advertise())) {
                file.problem("freeswitch.audio.advertise", "must be an IP address that FreeSWITCH can send to; found "
                        + Shown.quoted(audio.advertise()));
            }
        } else if (ListenerCheck.isEverywhere(bound)) {
            file.problem("freeswitch.audio.advertise", "must say to which IP address FreeSWITCH sends, since " + from
                    + " is every address of this machine");
        } else if (!isAddress(bound)) {
            file.problem("freeswitch.audio.advertise", "must say to which IP address FreeSWITCH sends, since " + from
                    + " is a name");
        }
    }

    /** The module's own rules for a host are narrower than ours: no IPv6 address, no underscore. */
    private void stream(Settings.AudioStream stream) {
        listeners.host("freeswitch.audio.stream.host", stream.host());
        listeners.allowed("freeswitch.audio.stream.allow", stream.allow());
        String url = "freeswitch.audio.stream.url";
        if (!stream.url().isEmpty()) {
            if (!AudioStreamSettings.isUrl(stream.url())) {
                file.problem(url, "must be ws://HOST:PORT or wss://HOST:PORT, the host a name or an IPv4 address; found "
                        + Shown.quoted(stream.url()));
            }
        } else if (ListenerCheck.isEverywhere(stream.host())) {
            file.problem(url, "must say where FreeSWITCH connects to (ws://HOST:PORT), since"
                    + " freeswitch.audio.stream.host is every address of this machine");
        } else if (stream.host().contains(":")) {
            file.problem(url, "must say where FreeSWITCH connects to (ws://HOST:PORT), since mod_audio_stream takes"
                    + " no IPv6 address and freeswitch.audio.stream.host is one");
        }
    }

    private static boolean isAddress(String text) {
        try {
            return !text.contains("/") && !new Cidr(text).text().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void eventSocket(Settings.EventSocket eventSocket) {
        if (eventSocket.isUsed()) {
            listeners.host("freeswitch.event-socket.host", eventSocket.host());
            if (eventSocket.password().isEmpty()) {
                file.problem("freeswitch.event-socket.password", "is missing; it is the password in FreeSWITCH's"
                        + " event_socket.conf.xml: give it, or the file it stands in as password-file");
            }
        } else if (!eventSocket.password().isEmpty()) {
            file.problem("freeswitch.event-socket.password", "has no use without freeswitch.event-socket.host");
        }
    }
}
