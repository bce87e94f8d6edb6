package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallMoment;

import java.time.Duration;
import java.util.function.Consumer;

/** The caller talks with another leg, until one of both hangs up. */
final class Talk implements Application.Running {

    private final Channel channel;
    private final OtherLeg other;
    private final Consumer<Boolean> onEnd;
    private boolean over;

    /** @param onEnd takes whether the other leg hung up; if not, the caller left or was taken out */
    Talk(Channel channel, OtherLeg other, Consumer<Boolean> onEnd) {
        this.channel = channel;
        this.other = other;
        this.onEnd = onEnd;
    }

    void begin(Duration length) {
        channel.answer();
        channel.variables().set("bridge_uuid", other.uuid());
        channel.variables().set("bridge_channel", other.channelName());
        channel.variables().set("last_bridge_to", other.uuid());
        channel.fire(other.addTo(channel.event("CHANNEL_BRIDGE"), channel));
        channel.moments().reached(CallMoment.WITH_AGENT);
        channel.loop().after(length, () -> end(true));
    }

    @Override
    public void leave() {
        end(false);
    }

    private void end(boolean otherHungUp) {
        if (over) {
            return;
        }
        over = true;
        channel.variables().set("last_bridge_hangup_cause", "NORMAL_CLEARING");
        channel.fire(other.addTo(channel.event("CHANNEL_UNBRIDGE"), channel));
        onEnd.accept(otherHungUp);
        if (otherHungUp && channel.variables().isTrue("hangup_after_bridge")) {
            channel.hangUp("NORMAL_CLEARING", CallEnd.HUNG_UP_BY_PBX);
        }
    }
}
