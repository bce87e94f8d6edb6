package dev.attendant.testcalls.asterisk;

import java.util.function.IntConsumer;

/** {@code WAIT FOR DIGIT}: one that was pressed while nobody read the channel counts. */
final class DigitWait implements Application {

    @Override
    public Running start(Channel channel, String millis, IntConsumer done) {
        if (channel.hasDigit()) {
            done.accept(channel.nextDigit());
            return Running.NONE;
        }
        channel.loop().after(Applications.seconds(millis).dividedBy(1000), () -> done.accept(0));
        return new Running() {
            @Override
            public void hungUp() {}

            @Override
            public void digit(char digit) {
                done.accept(digit);
            }
        };
    }
}
