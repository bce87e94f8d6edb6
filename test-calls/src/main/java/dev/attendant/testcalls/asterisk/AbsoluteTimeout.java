package dev.attendant.testcalls.asterisk;

import java.time.Duration;

/** {@code TIMEOUT(absolute)} of a channel: after it the channel is taken out of whatever runs. On its event loop. */
final class AbsoluteTimeout {

    static final String NAME = "TIMEOUT(absolute)";

    private final Channel channel;
    private int version;
    private boolean over;

    AbsoluteTimeout(Channel channel) {
        this.channel = channel;
    }

    /** @param seconds 0 for none */
    void set(String seconds) {
        int mine = ++version;
        Duration limit = Applications.seconds(seconds);
        if (!limit.isZero()) {
            channel.loop().after(limit, () -> {
                if (version == mine && !channel.isHungUp()) {
                    over = true;
                    channel.timedOut();
                }
            });
        }
    }

    boolean isOver() {
        return over;
    }
}
