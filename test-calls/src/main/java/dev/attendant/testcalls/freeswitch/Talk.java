package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallMoment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The caller talks with another leg, until one of both hangs up. */
final class Talk implements Application.Running {

    private final Channel channel;
    private final OtherLeg other;
    private final boolean told;
    private final Consumer<Boolean> onEnd;
    private final Runnable goOn;
    private boolean over;

    /**
     * @param told  whether there are events of the bridge; in a fifo it is the agent's channel that has them
     * @param onEnd takes whether the other leg hung up; if not, the caller left or was taken out
     * @param goOn  what comes when the other leg hung up and no variable says otherwise
     */
    Talk(Channel channel, OtherLeg other, boolean told, Consumer<Boolean> onEnd, Runnable goOn) {
        this.channel = channel;
        this.other = other;
        this.told = told;
        this.onEnd = onEnd;
        this.goOn = goOn;
    }

    void begin() {
        channel.answer();
        channel.variables().set("bridge_uuid", other.uuid());
        channel.variables().set("bridge_channel", other.channelName());
        channel.variables().set("last_bridge_to", other.uuid());
        if (told) {
            channel.fire(other.addTo(channel.event("CHANNEL_BRIDGE"), channel));
        }
        if (other.isSomebody()) {
            channel.moments().reached(CallMoment.WITH_AGENT);
        }
    }

    void lasts(Duration length) {
        channel.loop().after(length, this::otherHungUp);
    }

    void otherHungUp() {
        end(true);
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
        if (told) {
            channel.fire(other.addTo(channel.event("CHANNEL_UNBRIDGE"), channel));
        }
        onEnd.accept(otherHungUp);
        if (otherHungUp) {
            after();
        }
    }

    /** switch_ivr_multi_threaded_bridge() of switch_ivr_bridge.c: the place to go to counts once. */
    private void after() {
        Optional<String> place = channel.variables().get("transfer_after_bridge");
        if (place.isPresent()) {
            channel.variables().remove("transfer_after_bridge");
            List<String> words = SeparatedString.split(place.get(), ':', 4);
            channel.dialplan().transfer(words.getFirst(), words.size() > 1 ? words.get(1) : "",
                    words.size() > 2 ? words.get(2) : "");
        } else if (channel.variables().isTrue("hangup_after_bridge")) {
            channel.hangUp("NORMAL_CLEARING", CallEnd.HUNG_UP_BY_PBX);
        } else {
            goOn.run();
        }
    }
}
