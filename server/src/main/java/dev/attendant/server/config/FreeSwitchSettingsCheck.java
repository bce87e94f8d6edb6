package dev.attendant.server.config;

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
        audio(freeSwitch.audio());
        eventSocket(freeSwitch.eventSocket());
    }

    /** FreeSWITCH is told an address to send to, never a name. */
    private void audio(Settings.UnicastAudio audio) {
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
