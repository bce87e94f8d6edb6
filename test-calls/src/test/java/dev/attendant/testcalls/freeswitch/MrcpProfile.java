package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.asterisk.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A profile of mod_unimrcp for another server than the shipped one's. @param host its address, and SIP port */
record MrcpProfile(String name, String host, int port) {
    private static final String SHIPPED = "mrcp_profiles/attendant.xml";
    private static final int RTP_PORTS = 40;

    /** Writes it beside the shipped one, of which it is a copy. */
    void write(Path conf) throws IOException {
        int rtp = FreePorts.range(RTP_PORTS);
        String profile = Files.readString(conf.resolve(SHIPPED));
        profile = with(profile, "<profile name=\"attendant\"", "<profile name=\"" + name + "\"");
        profile = with(profile, "\"server-ip\" value=\"127.0.0.1\"", "\"server-ip\" value=\"" + host + "\"");
        profile = with(profile, "\"server-port\" value=\"8060\"", "\"server-port\" value=\"" + port + "\"");
        profile = with(profile, "\"client-port\" value=\"5069\"", "\"client-port\" value=\"" + FreePorts.udp() + "\"");
        profile = with(profile, "value=\"4000\"", "value=\"" + rtp + "\"");
        profile = with(profile, "value=\"4400\"", "value=\"" + (rtp + RTP_PORTS - 1) + "\"");
        Files.writeString(conf.resolve("mrcp_profiles").resolve(name + ".xml"), profile);
    }

    private static String with(String profile, String shipped, String ours) {
        if (!profile.contains(shipped)) {
            throw new IllegalStateException("no " + shipped + " in freeswitch-conf/" + SHIPPED);
        }
        return profile.replace(shipped, ours);
    }
}
