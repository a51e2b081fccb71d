package dev.countersign.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The clock of a process of the service: the right one until a test moves it. */
@Primary
@Component
final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    void moveTo(Duration furtherThanNow) {
        ahead = furtherThanNow;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
