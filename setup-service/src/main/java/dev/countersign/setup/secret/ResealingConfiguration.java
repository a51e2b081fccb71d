package dev.countersign.setup.secret;

import dev.countersign.setup.work.RecurringWork;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Does the sealing anew bit by bit, so that what is published again comes to its readers as a stream and not as a burst. */
@Configuration(proxyBeanMethods = false)
class ResealingConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** 10,000 accounts take a little more than three minutes. */
    private static final int A_TURN = 100;

    @Bean
    RecurringWork resealingWork(Resealing resealing) {
        return new RecurringWork("resealing", INTERVAL, () -> resealing.turn(A_TURN));
    }
}
