package dev.attendant.testcalls.freeswitch;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** An application that takes a while, or until {@code uuid_break}: a sleep, a sound file. */
final class TimedApplication implements Application {

    private final BiFunction<Channel, String, Duration> length;
    private final String response;

    /** @param response what it says at its end, empty for nothing */
    TimedApplication(BiFunction<Channel, String, Duration> length, String response) {
        this.length = length;
        this.response = response;
    }

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        boolean sound = !response.isEmpty();
        Duration time = length.apply(channel, data);
        if (sound) {
            channel.fire(channel.event("PLAYBACK_START").with("Playback-File-Path", data));
        }
        Turn turn = new Turn(done);
        channel.loop().after(time, turn::timeIsUp);
        return turn;
    }

    /** One that runs. When its time is up while something runs within it, it ends after that. */
    private final class Turn implements Running {

        private final Consumer<String> done;

        Turn(Consumer<String> done) {
            this.done = done;
        }

        void timeIsUp() {
            done.accept(response);
        }

        @Override
        public void leave() {
            done.accept(response);
        }

        @Override
        public boolean interrupt() {
            return true;
        }
    }
}
