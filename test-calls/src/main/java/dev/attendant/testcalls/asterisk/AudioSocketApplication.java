package dev.attendant.testcalls.asterisk;

import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** {@code EXEC AudioSocket uuid,host:port}: 8 kHz, and 0 only after a clean end. */
final class AudioSocketApplication implements Application {

    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Override
    public Running start(Channel channel, String arguments, IntConsumer done) {
        String[] parts = arguments.split(",", -1);
        Optional<UUID> id = uuid(parts[0]);
        Optional<HostAndPort> server = HostAndPort.parse(parts.length > 1 ? parts[1] : "");
        // Facts: -1 for a bad UUID; the channel must be answered, else -1.
        if (id.isEmpty() || server.isEmpty() || !channel.isAnswered() || channel.isHungUp()) {
            done.accept(-1);
            return Running.NONE;
        }
        AudioSession session = new AudioSession(
                channel, id.get(), AudioFormat.SLIN, true, ending -> done.accept(ending.clean() ? 0 : -1));
        session.connect(server.get());
        return running(session);
    }

    static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    static Running running(AudioSession session) {
        return new Running() {
            @Override
            public void hungUp() {
                session.hungUp();
            }

            @Override
            public void digit(char digit) {
                session.digit(digit);
            }
        };
    }
}
