package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.asterisk.FreePorts;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a test can choose of its {@link RealFreeSwitch}, before it starts. */
public final class FreeSwitchSetup {
    private static final int RTP_PORTS = 400;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}\"'&<>]*");
    /** 100 to 109 are callers. */
    private static final List<String> PHONES = List.of(
            "100", "101", "102", "103", "104", "105", "106", "107", "108", "109", "201", "202");

    private final Map<String, String> globals = new TreeMap<>();
    private final StringBuilder extensions = new StringBuilder();
    private final StringBuilder contexts = new StringBuilder();
    private final List<String> users = new ArrayList<>(PHONES);
    private final List<String> queues = new ArrayList<>();
    private final List<MrcpProfile> mrcp = new ArrayList<>();
    private int socketPort = 8084;

    FreeSwitchSetup() {}

    /** Where the attendant's event socket server listens on 127.0.0.1, or will. */
    public FreeSwitchSetup socket(int port) {
        socketPort = port;
        return this;
    }

    /**
     * A variable of the preprocessor ({@code $${name}}), which is also a global one of the dialplan; such as
     * {@code loglevel}, {@code debug} for a log that tells everything. The preprocessor knows no entities, so the
     * value must do without what XML needs them for.
     */
    public FreeSwitchSetup global(String name, String value) {
        if (!VARIABLE.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a variable of the preprocessor: " + name + "=" + value);
        }
        globals.put(name, value);
        return this;
    }

    /** More {@code <extension>} elements for the phones' context. */
    public FreeSwitchSetup dialplan(String extensionXml) {
        extensions.append(extensionXml).append('\n');
        return this;
    }

    /** More users, who may register as a phone. */
    public FreeSwitchSetup users(List<String> more) {
        users.addAll(more);
        return this;
    }

    /** More queues of callcenter, with the shipped queue's settings; their agents are the test's to add. */
    public FreeSwitchSetup queues(List<String> names) {
        queues.addAll(names);
        return this;
    }

    /** A profile of mod_unimrcp for a server; the module is the test's to load, with {@link RealFreeSwitch#cli}. */
    public FreeSwitchSetup mrcp(String profile, String host, int port) {
        mrcp.add(new MrcpProfile(profile, host, port));
        return this;
    }

    /** A context of its own, with these {@code <extension>} elements. */
    public FreeSwitchSetup context(String name, String extensionXml) {
        contexts.append("<context name=\"%s\">%n%s%n</context>%n".formatted(name, extensionXml));
        return this;
    }

    /** Starts it and waits until it takes calls. Skips the test where there is none to be had. */
    public RealFreeSwitch start() {
        FreeSwitchProgram program = FreeSwitchProgram.find(System.getenv());
        int sipPort = FreePorts.udp();
        int eventSocketPort = FreePorts.tcp();
        int rtp = FreePorts.range(RTP_PORTS);
        String password = new BigInteger(96, new SecureRandom()).toString(36);
        Map<String, String> values = new HashMap<>();
        values.put("SIP_PORT", String.valueOf(sipPort));
        values.put("EVENT_SOCKET_PORT", String.valueOf(eventSocketPort));
        values.put("PASSWORD", password);
        values.put("RTP_FIRST", String.valueOf(rtp));
        values.put("RTP_LAST", String.valueOf(rtp + RTP_PORTS - 1));
        values.put("SOCKET_PORT", String.valueOf(socketPort));
        values.put("MUSIC_HERTZ", String.valueOf(RealFreeSwitch.MUSIC_HERTZ));
        values.put("TONE_HERTZ", String.valueOf(RealFreeSwitch.TONE_HERTZ));
        values.put("USERS", users.stream().map("<user id=\"%s\"/>"::formatted).collect(Collectors.joining("\n")));
        values.put("GLOBALS", globals.entrySet().stream()
                .map(entry -> "<X-PRE-PROCESS cmd=\"set\" data=\"%s=%s\"/>".formatted(
                        entry.getKey(), entry.getValue())).collect(Collectors.joining("\n")));
        values.put("DIALPLAN", extensions.toString());
        values.put("CONTEXTS", contexts.toString());
        FreeSwitchHome home = FreeSwitchHome.create(values, queues, mrcp);
        RealFreeSwitch freeswitch =
                new RealFreeSwitch(home, program.start(home), sipPort, eventSocketPort, password);
        try {
            freeswitch.awaitReady();
            freeswitch.employAgents();
            return freeswitch;
        } catch (RuntimeException e) {
            freeswitch.close();
            throw e;
        }
    }
}
