package dev.countersign.setup.provisioning;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.setup.config.SetupProperties;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** The recurring look for work, by one replica at a time. */
@Configuration(proxyBeanMethods = false)
class ProvisioningSweep {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int THREADS = 2;

    /** Started only when the application is ready, so that nothing runs in a half-made process. */
    @Bean(destroyMethod = "stop")
    Scheduler scheduler(DataSource dataSource, ProvisioningWorkers workers, SetupProperties properties) {
        Duration interval = properties.provisioning().sweepInterval();
        var sweep = Tasks.recurring("provisioning-sweep", FixedDelay.of(interval))
                .execute((instance, context) -> workers.sweep());
        return Scheduler.create(dataSource)
                .startTasks(sweep)
                .threads(THREADS)
                .pollingInterval(interval)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
    }

    @Bean
    SchedulerStarter schedulerStarter(Scheduler scheduler) {
        return new SchedulerStarter(scheduler);
    }

    /** Starts the scheduler once the application is ready. */
    static final class SchedulerStarter {

        private final Scheduler scheduler;

        SchedulerStarter(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }
}
