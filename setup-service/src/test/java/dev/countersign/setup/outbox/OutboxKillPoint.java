package dev.countersign.setup.outbox;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Holds the relay after Kafka has acknowledged a state, before that is noted, until somebody kills the process. */
public final class OutboxKillPoint implements BeanPostProcessor {

    private static final Set<String> ARMED = ConcurrentHashMap.newKeySet();

    public static void arm(String topic, String key) {
        ARMED.add(topic + ":" + key);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof KafkaStateSender sender ? new Holding(sender) : bean;
    }

    private record Holding(StateSender sender) implements StateSender {

        @Override
        @SuppressWarnings("SystemOut") // The test reads it.
        public CompletableFuture<?> send(StateTable table, PendingState state) {
            CompletableFuture<?> sent = sender.send(table, state);
            String here = table.topic() + ":" + state.key();
            if (ARMED.contains(here)) {
                Object _ = sent.join();
                System.out.println("HELD " + here);
                while (true) {
                    LockSupport.park();
                }
            }
            return sent;
        }

        @Override
        public void prepare(StateTable table) {
            sender.prepare(table);
        }
    }
}
