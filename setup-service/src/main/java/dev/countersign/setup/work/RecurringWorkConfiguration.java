package dev.countersign.setup.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** The scheduler that runs all {@link RecurringWork}. */
@Configuration(proxyBeanMethods = false)
class RecurringWorkConfiguration {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int THREADS = 3;

    /** Started only when the application is ready, so that nothing runs in a half-made process. */
    @Bean(destroyMethod = "stop")
    Scheduler scheduler(DataSource dataSource, List<RecurringWork> all) {
        Duration shortest = all.stream()
                .map(RecurringWork::interval)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Scheduler.create(dataSource)
                .startTasks(all.stream().map(RecurringWorkConfiguration::taskOf).toList())
                .threads(THREADS)
                .pollingInterval(shortest)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
    }

    private static RecurringTask<Void> taskOf(RecurringWork recurring) {
        return Tasks.recurring(recurring.name(), FixedDelay.of(recurring.interval()))
                .execute((instance, context) -> recurring.work().run());
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
