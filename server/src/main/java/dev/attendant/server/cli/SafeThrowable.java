package dev.attendant.server.cli;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/** {@code %safeThrowable}: a stack trace, indented so that nothing in it can pass for a line of the log. */
public final class SafeThrowable extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy throwable) {
        String text = LogText.lines(super.throwableProxyToString(throwable).replace("\r\n", "\n"));
        return text.indent(4);
    }
}
