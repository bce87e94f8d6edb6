package dev.attendant.testcalls.freeswitch;

import java.util.Set;

/** What the events of a channel say of it: switch_channel_event_set_data() of switch_channel.c. */
final class ChannelData {

    /** Those without variables, of the events that are simulated. */
    private static final Set<String> WITHOUT_VARIABLES = Set.of("DTMF", "CHANNEL_STATE", "PRIVATE_COMMAND");

    private ChannelData() {}

    static Event add(Channel channel, Event event) {
        FreeSwitchOptions options = channel.options();
        boolean wide = options.sampleRate() > 8_000;
        event.with("Core-UUID", channel.switchboard().coreUuid())
                .with("FreeSWITCH-Hostname", "simulated")
                .with("Event-Date-Timestamp", Long.toString(System.currentTimeMillis() * 1000))
                .with("Channel-State", channel.isHungUp() ? "CS_HANGUP" : "CS_EXECUTE")
                .with("Channel-Call-State", callState(channel))
                .with("Channel-State-Number", channel.isHungUp() ? "10" : "4")
                .with("Channel-Name", channel.name())
                .with("Unique-ID", channel.uuid())
                .with("Call-Direction", "inbound")
                .with("Channel-HIT-Dialplan", "true")
                .with("Channel-Call-UUID", channel.uuid())
                .with("Answer-State", answerState(channel));
        if (channel.isHungUp()) {
            event.with("Hangup-Cause", channel.hangupCause());
        }
        for (String way : new String[] {"Read", "Write"}) {
            event.with("Channel-" + way + "-Codec-Name", wide ? "G722" : "PCMU")
                    .with("Channel-" + way + "-Codec-Rate", Integer.toString(options.sampleRate()))
                    .with("Channel-" + way + "-Codec-Bit-Rate", "64000");
        }
        channel.profile().addTo(event, "Caller");
        event.with("Caller-Unique-ID", channel.uuid()).with("Caller-Channel-Name", channel.name());
        if (!WITHOUT_VARIABLES.contains(event.name())) {
            channel.variables().forEach((name, value) -> event.with("variable_" + name, value));
        }
        return event;
    }

    private static String callState(Channel channel) {
        return switch (channel.answerState()) {
            case RINGING -> channel.isHungUp() ? "HANGUP" : "RINGING";
            case EARLY -> channel.isHungUp() ? "HANGUP" : "EARLY";
            case ANSWERED -> channel.isHungUp() ? "HANGUP" : "ACTIVE";
        };
    }

    private static String answerState(Channel channel) {
        if (channel.isHungUp()) {
            return "hangup";
        }
        return switch (channel.answerState()) {
            case RINGING -> "ringing";
            case EARLY -> "early";
            case ANSWERED -> "answered";
        };
    }
}
