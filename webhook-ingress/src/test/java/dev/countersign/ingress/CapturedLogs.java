package dev.countersign.ingress;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Everything that is logged, our own code at DEBUG: messages, key-value pairs, and exceptions with their causes. */
final class CapturedLogs implements AutoCloseable {

    private static final String OURS = "dev.countersign";

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                    + event.getKeyValuePairs() + " " + event.getMDCPropertyMap() + causes(event.getThrowableProxy()));
        }
    };

    /** Begins; may be called again after something has configured the logging anew. */
    void attach() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        appender.setContext(context);
        appender.start();
        root.detachAppender(appender);
        root.addAppender(appender);
        context.getLogger(OURS).setLevel(Level.DEBUG);
    }

    String text() {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        context.getLogger(OURS).setLevel(null);
    }

    private static String causes(@Nullable IThrowableProxy failure) {
        return failure == null
                ? ""
                : " " + failure.getClassName() + ": " + failure.getMessage() + causes(failure.getCause());
    }
}
