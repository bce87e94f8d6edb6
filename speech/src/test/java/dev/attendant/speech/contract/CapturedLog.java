package dev.attendant.speech.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** All that is logged while it is open, at every level, by us. */
public final class CapturedLog implements AutoCloseable {

    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.attendant");
    private final Level before = ours.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(
                    event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + thrown);
        }
    };

    public CapturedLog() {
        ours.setLevel(Level.TRACE);
        appender.setContext(ours.getLoggerContext());
        appender.start();
        ours.addAppender(appender);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        ours.detachAppender(appender);
        ours.setLevel(before);
    }
}
