package dev.countersign.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.RecordKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CheckerTest {

    private static final int SENT = 1_000;

    private final Callbacks callbacks = new Callbacks(7, Tenants.of(7));
    private final SendLog log = new SendLog(2 * SENT);
    private final List<Planted> topic = new ArrayList<>();

    /** A record as it is read: partition, key, value. */
    private record Planted(int partition, String key, ContractEvent event) {}

    @BeforeEach
    void everything_was_sent_acknowledged_and_published_once() {
        for (int number = 0; number < SENT; number++) {
            log.attempted(number);
            log.acknowledged(number);
            for (int index = 0; index < callbacks.events(number); index++) {
                topic.add(record(number, index));
            }
        }
    }

    @Test
    void finds_nothing_where_nothing_is_wrong() {
        // Given
        long events = topic.size();

        // When
        Verdict verdict = verdict();

        // Then
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict)
                .isEqualTo(
                        new Verdict(SENT, SENT, events, events, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()));
    }

    @Test
    void finds_every_single_lost_event() {
        for (int lost = 0; lost < topic.size(); lost++) {
            // Given
            Planted removed = topic.remove(lost);

            // When
            Verdict verdict = verdict();

            // Then
            assertThat(verdict.holds()).isFalse();
            assertThat(verdict.lostEvents()).isEqualTo(1);
            assertThat(verdict.lostCallbacks()).isEqualTo(1);
            assertThat(verdict.examples())
                    .singleElement()
                    .asString()
                    .contains(removed.event().getCallbackId());
            topic.add(lost, removed);
        }
    }

    @Test
    void finds_a_lost_callback_behind_a_duplicate_of_another_one() {
        // Given
        topic.removeIf(record -> record.event().getCallbackId().equals(callbacks.id(500)));
        topic.add(record(501, 0));

        // When
        Verdict verdict = verdict();

        // Then
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.lostCallbacks()).isEqualTo(1);
        assertThat(verdict.lostEvents()).isEqualTo(callbacks.events(500));
    }

    @Test
    void counts_duplicates_and_those_that_no_attempt_explains() {
        // Given
        log.attempted(20);
        topic.add(record(20, 0));
        topic.add(record(21, 0));

        // When
        Verdict verdict = verdict();

        // Then
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.duplicates()).isEqualTo(2);
        assertThat(verdict.moreCopiesThanAttempts()).isEqualTo(1);
    }

    @Test
    void finds_two_callbacks_of_a_contract_in_the_wrong_order() {
        // Given
        int last = indexOf(31, callbacks.events(31) - 1);
        Planted overtaken = topic.remove(indexOf(30, 0));
        topic.add(last, overtaken);

        // When
        Verdict verdict = verdict();

        // Then
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.outOfOrder()).isEqualTo(1);
    }

    @Test
    void takes_no_order_from_repeats_or_from_other_contracts() {
        // Given
        topic.add(record(30, 0));
        List<Planted> firstContract = List.copyOf(topic.subList(0, indexOf(Callbacks.PER_CONTRACT, 0)));
        topic.removeAll(firstContract);
        topic.addAll(firstContract);

        // When
        Verdict verdict = verdict();

        // Then
        assertThat(verdict.outOfOrder()).isZero();
    }

    @Test
    void allows_another_order_within_a_call_and_of_what_was_never_acknowledged() {
        // Given
        int several = firstWithEvents(3);
        Collections.swap(topic, indexOf(several, 0), indexOf(several, 1));
        log.attempted(SENT);
        log.attempted(SENT + 1);
        log.acknowledged(SENT + 1);
        for (int index = 0; index < callbacks.events(SENT + 1); index++) {
            topic.add(record(SENT + 1, index));
        }
        topic.add(record(SENT, 0));

        // When
        Verdict verdict = verdict();

        // Then
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.shuffledWithinCall()).isEqualTo(1);
        assertThat(verdict.lateUnacknowledged()).isEqualTo(1);
        assertThat(verdict.unacknowledgedPresent()).isEqualTo(1);
    }

    @Test
    void finds_a_forged_call_on_the_topic_and_in_quarantine() {
        // Given
        ContractEvent forged = ContractEvent.newBuilder(record(40, 0).event())
                .setCallbackId(callbacks.forgedId(40))
                .build();
        topic.add(new Planted(0, record(40, 0).key(), forged));
        Checker checker = checker();

        // When
        checker.seeQuarantined(callbacks.forgedId(41));
        Verdict verdict = checker.conclude(0);

        // Then
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.forgedPresent()).isEqualTo(2);
    }

    @Test
    void finds_a_forged_call_that_was_answered_200() {
        // Given
        Checker checker = checker();

        // When
        Verdict verdict = checker.conclude(1);

        // Then
        assertThat(verdict.holds()).isFalse();
    }

    @Test
    void finds_records_that_nobody_sent_or_that_say_something_else() {
        // Given
        topic.add(record(SENT + 5, 0));
        ContractEvent altered =
                ContractEvent.newBuilder(record(50, 0).event()).setContractId(1).build();
        topic.add(new Planted(record(50, 0).partition(), record(50, 0).key(), altered));

        // When
        Verdict verdict = verdict();

        // Then
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.foreign()).isEqualTo(1);
        assertThat(verdict.altered()).isEqualTo(1);
    }

    @Test
    void finds_a_contract_on_two_partitions() {
        // Given
        Planted moved = topic.removeLast();
        topic.add(new Planted(moved.partition() + 1, moved.key(), moved.event()));

        // When
        Verdict verdict = verdict();

        // Then
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.strayed()).isEqualTo(1);
    }

    @Test
    void finds_a_well_formed_callback_in_quarantine() {
        // Given
        Checker checker = checker();

        // When
        checker.seeQuarantined(callbacks.id(60));
        Verdict verdict = checker.conclude(0);

        // Then
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.quarantined()).isEqualTo(1);
    }

    private Verdict verdict() {
        return checker().conclude(0);
    }

    private Checker checker() {
        Checker checker = new Checker(callbacks, log);
        topic.forEach(record -> checker.see(record.partition(), record.key(), record.event()));
        return checker;
    }

    private int firstWithEvents(int events) {
        int number = 0;
        while (callbacks.events(number) != events) {
            number++;
        }
        return number;
    }

    private int indexOf(int number, int eventIndex) {
        int index = 0;
        while (!topic.get(index).event().getCallbackId().equals(callbacks.id(number))
                || topic.get(index).event().getEventIndex() != eventIndex) {
            index++;
        }
        return index;
    }

    private Planted record(int number, int index) {
        Tenant tenant = callbacks.tenantOf(number);
        ContractEvent event = ContractEvent.newBuilder()
                .setAccountId(tenant.accountId())
                .setContractId(Callbacks.contractId(number))
                .setEndpointId(tenant.endpointId())
                .setCallbackId(callbacks.id(number))
                .setEventId(Callbacks.eventId(number, index))
                .setEventType(Callbacks.type(number, index))
                .setEventIndex(index)
                .setEventCount(callbacks.events(number))
                .setReceivedAt(Instant.EPOCH)
                .setSignKeyId("")
                .setBodySha256("")
                .build();
        return new Planted(
                Callbacks.contractOf(number) % 12,
                RecordKeys.contract(tenant.accountId(), Callbacks.contractId(number)),
                event);
    }
}
