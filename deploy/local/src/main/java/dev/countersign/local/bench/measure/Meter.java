package dev.countersign.local.bench.measure;

import dev.countersign.local.bench.load.Load;
import dev.countersign.local.bench.load.LoadProcess;
import dev.countersign.local.bench.load.LoadResult;
import java.time.Duration;

/**
 * Measures what a load costs the processes that take part in it.
 *
 * @param generator sends the load
 * @param broker the broker's process id
 */
public record Meter(LoadProcess generator, long broker) {

    /**
     * Sends a load.
     *
     * @param receiver the process id of who gets it
     * @param load what to send
     * @return what it cost
     */
    public Cost measure(long receiver, Load load) {
        Duration receiverBefore = ProcessUsage.cpu(receiver);
        Duration brokerBefore = ProcessUsage.cpu(broker);
        Duration generatorBefore = ProcessUsage.cpu(generator.pid());
        LoadResult result = generator.run(load);
        return Cost.of(
                result,
                ProcessUsage.cpu(receiver).minus(receiverBefore),
                ProcessUsage.cpu(broker).minus(brokerBefore),
                ProcessUsage.cpu(generator.pid()).minus(generatorBefore),
                ProcessUsage.residentBytes(receiver));
    }
}
