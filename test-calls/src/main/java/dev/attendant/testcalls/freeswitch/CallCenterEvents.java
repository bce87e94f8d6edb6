package dev.attendant.testcalls.freeswitch;

import java.util.UUID;

/** The CUSTOM events of mod_callcenter.c for one caller in a queue. Fact: their order. */
final class CallCenterEvents {

    private final Channel channel;
    private final String queue;
    private final String member = UUID.randomUUID().toString();

    CallCenterEvents(Channel channel, String queue) {
        this.channel = channel;
        this.queue = queue;
    }

    String member() {
        return member;
    }

    void joined() {
        channel.fire(withMember(ofChannel("member-queue-start")));
        membersCount(1);
    }

    void offering(String agent) {
        channel.fire(bare("agent-state-change").with("CC-Agent", agent).with("CC-Agent-State", "Receiving"));
        channel.fire(withMember(bare("agent-offering").with("CC-Queue", queue).with("CC-Agent", agent)));
    }

    void bridged(OtherLeg agent) {
        channel.fire(withAgent(ofAgent("bridge-agent-start", agent), agent));
        membersCount(0);
    }

    void ended(OtherLeg agent) {
        channel.fire(withAgent(ofAgent("bridge-agent-end", agent), agent).with("CC-Agent-Bridged", "true")
                .with("CC-Hangup-Cause", "NORMAL_CLEARING"));
        channel.fire(withAgent(ofChannel("member-queue-end"), agent).with("CC-Cause", "Terminated")
                .with("CC-Hangup-Cause", "NORMAL_CLEARING"));
    }

    void cancelled(String reason) {
        channel.fire(withMember(ofChannel("member-queue-end")).with("CC-Cause", "Cancel")
                .with("CC-Cancel-Reason", reason));
        membersCount(0);
    }

    private void membersCount(int count) {
        channel.fire(bare("members-count").with("CC-Queue", queue).with("CC-Count", Integer.toString(count))
                .with("CC-Selection", "Single-Queue"));
    }

    /** One that says nothing of any channel. */
    private static Event bare(String action) {
        return Event.custom("callcenter::info").with("CC-Action", action);
    }

    private Event ofChannel(String action) {
        return ChannelData.add(channel, Event.custom("callcenter::info"))
                .with("CC-Queue", queue).with("CC-Action", action);
    }

    /** Its Unique-ID is the agent's channel. */
    private Event ofAgent(String action, OtherLeg agent) {
        return Event.custom("callcenter::info").with("Unique-ID", agent.uuid())
                .with("Channel-Name", agent.channelName()).with("CC-Queue", queue).with("CC-Action", action);
    }

    private Event withAgent(Event event, OtherLeg agent) {
        return withMember(event.with("CC-Agent", agent.agent()).with("CC-Agent-System", "single_box")
                .with("CC-Agent-UUID", agent.uuid()));
    }

    private Event withMember(Event event) {
        return event.with("CC-Member-UUID", member).with("CC-Member-Session-UUID", channel.uuid())
                .with("CC-Member-CID-Name", channel.spec().callerName())
                .with("CC-Member-CID-Number", channel.spec().callerNumber());
    }
}
