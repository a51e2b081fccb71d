package dev.countersign.sync.intake;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.ContractEvent;
import dev.countersign.events.ContractRequested;
import dev.countersign.sync.account.AccountStore;
import dev.countersign.sync.contract.Workers;
import dev.countersign.sync.creation.RequestsFromTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;

/** The functions that Spring Cloud Stream binds to topics, and what happens when one fails: it is tried until it goes well. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeConfiguration.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(15);
    private static final double GROWTH = 2;

    @Bean
    Consumer<Message<List<Object>>> contractEvents(DeadLetters deadLetters, ContractEventIntake intake) {
        return new BatchIntake<>(ContractEvent.class, deadLetters, intake);
    }

    @Bean
    Consumer<Message<List<Object>>> accountStates(DeadLetters deadLetters, AccountStore accounts, Workers workers) {
        return new BatchIntake<>(AccountProvisioned.class, deadLetters, batch -> {
            batch.forEach(incoming -> {
                AccountProvisioned account = incoming.value();
                if (account != null) {
                    accounts.put(account);
                }
            });
            workers.wake();
        });
    }

    @Bean
    Consumer<Message<List<Object>>> accountCredentials(
            DeadLetters deadLetters, AccountStore accounts, Workers workers) {
        return new BatchIntake<>(AccountCredentials.class, deadLetters, batch -> {
            batch.forEach(incoming -> takeOver(incoming, accounts));
            workers.wake();
        });
    }

    @Bean
    Consumer<Message<List<Object>>> contractRequests(DeadLetters deadLetters, RequestsFromTopic requests) {
        return new BatchIntake<>(
                ContractRequested.class,
                deadLetters,
                RequestsFromTopic::objection,
                batch -> requests.accept(
                        batch.stream().flatMap(IntakeConfiguration::told).toList()));
    }

    private static Stream<RequestsFromTopic.Told> told(Incoming<ContractRequested> incoming) {
        ContractRequested request = incoming.value();
        return request == null
                ? Stream.empty()
                : Stream.of(new RequestsFromTopic.Told(request, incoming.traceparent()));
    }

    private static void takeOver(Incoming<AccountCredentials> incoming, AccountStore accounts) {
        AccountCredentials credentials = incoming.value();
        if (credentials != null) {
            accounts.put(credentials);
        } else if (incoming.key().matches("\\d{1,18}")) {
            accounts.forgetCredentials(Long.parseLong(incoming.key()));
        } else {
            LOG.atWarn().log("A tombstone of credentials without an account id as key was ignored");
        }
    }

    /** No record is skipped: what is wrong with the database or the broker passes, and what is wrong with a record is a dead letter before. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> retriesForEver() {
        return (container, destination, group) -> {
            ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY.toMillis(), GROWTH);
            backOff.setMaxInterval(LONGEST_RETRY.toMillis());
            DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
            handler.setClassifications(Map.of(), true);
            container.setCommonErrorHandler(handler);
        };
    }
}
