package dev.countersign.setup;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, web and security at their most talkative level. */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final List<String> TALKATIVE =
            List.of("org.springframework.web", "org.springframework.security", "org.thymeleaf", "dev.countersign");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    static LogCapture open() {
        var capture = new LogCapture();
        capture.setContext(capture.root.getLoggerContext());
        capture.start();
        capture.root.addAppender(capture);
        TALKATIVE.forEach(name -> logger(name).setLevel(Level.DEBUG));
        return capture;
    }

    /** Message, key-values, context and stack trace of each event. */
    List<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage() + " " + event.getKeyValuePairs() + " " + event.getMDCPropertyMap() + " "
                + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        TALKATIVE.forEach(name -> logger(name).setLevel(Level.INFO));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
