package dev.attendant.testcalls.freeswitch;

import java.util.function.Consumer;

/** {@code park}. A channel that is parked already is not parked again (switch_ivr.c). */
final class ParkApplication implements Application {

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        if (channel.park().isPresent()) {
            done.accept("");
            return Running.NONE;
        }
        Park park = new Park(channel, () -> done.accept(""));
        park.begin();
        return park;
    }
}
