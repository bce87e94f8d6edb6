package dev.attendant.server.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** {@code %safeMessage} in {@code logback.xml}: the message on one line. */
public final class SafeMessage extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return LogText.line(String.valueOf(event.getFormattedMessage()));
    }
}
