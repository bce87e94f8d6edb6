package dev.attendant.testcalls.freeswitch;

import java.util.UUID;

/**
 * The other channel of a bridge: an agent, who was called, or a leg within FreeSWITCH.
 *
 * @param agent its name with the domain, as mod_callcenter has it in {@code cc_agent}; empty when it is nobody
 */
record OtherLeg(String uuid, String agent) {

    static OtherLeg of(String user) {
        return new OtherLeg(UUID.randomUUID().toString(), agent(user));
    }

    /** The near end of a leg within FreeSWITCH. */
    static OtherLeg loopback(String uuid) {
        return new OtherLeg(uuid, "");
    }

    boolean isSomebody() {
        return !agent.isEmpty();
    }

    /** The agent that a user is. */
    static String agent(String user) {
        return user + "@default";
    }

    String channelName() {
        return isSomebody() ? "sofia/internal/" + agent : "loopback/answer-a";
    }

    /** What the events of a bridged channel say of the other one. */
    Event addTo(Event event, Channel channel) {
        return event.with("Other-Type", "originatee").with("Other-Leg-Unique-ID", uuid)
                .with("Other-Leg-Channel-Name", channelName())
                .with("Bridge-A-Unique-ID", channel.uuid()).with("Bridge-B-Unique-ID", uuid);
    }
}
