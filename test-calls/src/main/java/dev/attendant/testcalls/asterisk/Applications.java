package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallEnd;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The applications that the simulated Asterisk has loaded. */
final class Applications {

    private static final Application NOTHING = (channel, arguments, done) -> {
        done.accept(0);
        return Application.Running.NONE;
    };

    private static final Map<String, Application> ALL = Map.ofEntries(
            Map.entry("audiosocket", new AudioSocketApplication()),
            Map.entry("dial", new DialApplication()),
            Map.entry("queue", new QueueApplication()),
            Map.entry("playback", new TimedApplication(Applications::playback)),
            Map.entry("background", new TimedApplication(Applications::playback)),
            Map.entry("wait", new TimedApplication((channel, arguments) -> seconds(arguments))),
            Map.entry("answer", Applications::answer),
            Map.entry("hangup", Applications::hangUp),
            Map.entry("set", Applications::set),
            Map.entry("noop", NOTHING),
            Map.entry("verbose", NOTHING),
            Map.entry("log", NOTHING),
            Map.entry("ringing", NOTHING),
            Map.entry("progress", NOTHING),
            Map.entry("userevent", NOTHING));

    private Applications() {}

    static Optional<Application> named(String name, AsteriskOptions options) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> MrcpApplication.named(name, options));
    }

    /** Seconds with a fraction, as Wait takes them; zero when it is no number. */
    static Duration seconds(String text) {
        try {
            return Duration.ofMillis((long) (Double.parseDouble(text.strip()) * 1000));
        } catch (NumberFormatException notANumber) {
            return Duration.ZERO;
        }
    }

    private static Duration playback(Channel channel, String arguments) {
        channel.answer();
        channel.variables().set("PLAYBACKSTATUS", "SUCCESS");
        return channel.options().playbackTakes();
    }

    private static Application.Running answer(Channel channel, String arguments, IntConsumer done) {
        channel.answer();
        done.accept(0);
        return Application.Running.NONE;
    }

    private static Application.Running hangUp(Channel channel, String arguments, IntConsumer done) {
        channel.hangUp(CallEnd.HUNG_UP_BY_ATTENDANT);
        done.accept(-1);
        return Application.Running.NONE;
    }

    private static Application.Running set(Channel channel, String arguments, IntConsumer done) {
        int equals = arguments.indexOf('=');
        if (equals > 0) {
            channel.variables().set(arguments.substring(0, equals).strip(), arguments.substring(equals + 1));
        }
        done.accept(0);
        return Application.Running.NONE;
    }
}
