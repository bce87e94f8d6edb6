package dev.attendant.testcalls.freeswitch;

import java.util.UUID;

/**
 * The other channel of a bridge: an agent, or who was called.
 *
 * @param agent its name, as mod_callcenter has it in {@code cc_agent}
 */
record OtherLeg(String uuid, String agent) {

    static OtherLeg of(String agent) {
        return new OtherLeg(UUID.randomUUID().toString(), agent);
    }

    String channelName() {
        return "sofia/internal/" + agent;
    }

    /** What the events of a bridged channel say of the other one. */
    Event addTo(Event event, Channel channel) {
        return event.with("Other-Type", "originatee").with("Other-Leg-Unique-ID", uuid)
                .with("Other-Leg-Channel-Name", channelName())
                .with("Bridge-A-Unique-ID", channel.uuid()).with("Bridge-B-Unique-ID", uuid);
    }
}
