package dev.attendant.testcalls.asterisk;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/** An application that takes a while and then is done: Wait, Playback. On a dead channel it is -1 at once. */
final class TimedApplication implements Application {

    private final BiFunction<Channel, String, Duration> length;

    TimedApplication(BiFunction<Channel, String, Duration> length) {
        this.length = length;
    }

    @Override
    public Running start(Channel channel, String arguments, IntConsumer done) {
        if (channel.isHungUp()) {
            done.accept(-1);
        } else {
            channel.loop().after(length.apply(channel, arguments), () -> done.accept(0));
        }
        return Running.NONE;
    }
}
