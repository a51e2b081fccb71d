package dev.countersign.sandbox.delivery;

import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.ContractEvent;
import dev.countersign.sandbox.state.EventSink;
import dev.countersign.sandbox.state.Webhook;
import dev.countersign.sandbox.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** Collects the events of one contract for a moment and makes one webhook call per interested webhook out of them. */
public final class EventBatcher implements EventSink {

    private final World world;
    private final WebhookDeliverer deliverer;
    private final Duration window;
    private final Map<Long, Batch> open = new LinkedHashMap<>();

    public EventBatcher(World world, WebhookDeliverer deliverer, Duration window) {
        this.world = world;
        this.deliverer = deliverer;
        this.window = window;
    }

    @Override
    public void recorded(Contract contract, List<ContractEvent> events) {
        if (window.isZero()) {
            notifyWebhooks(contract, events);
            return;
        }
        Batch batch = open.get(contract.id());
        if (batch == null) {
            Future<?> flush = deliverer.timer().after(window, () -> world.exclusively(() -> flush(contract)));
            open.put(contract.id(), new Batch(new ArrayList<>(events), flush));
        } else {
            batch.events().addAll(events);
        }
    }

    private void flush(Contract contract) {
        Batch batch = open.remove(contract.id());
        if (batch != null) {
            notifyWebhooks(contract, batch.events());
        }
    }

    private void notifyWebhooks(Contract contract, List<ContractEvent> events) {
        for (Webhook webhook : world.webhooksOf(world.account(contract.accountId()))) {
            List<ContractEvent> wanted = events.stream()
                    .filter(event -> webhook.wants(contract, event.type()))
                    .toList();
            if (!wanted.isEmpty()) {
                deliverer.submit(delivery(webhook, contract, wanted));
            }
        }
    }

    private Delivery delivery(Webhook webhook, Contract contract, List<ContractEvent> events) {
        String callbackId = world.tokens().next();
        String signKey = webhook.signKey() == null ? "" : webhook.signKey();
        return new Delivery(
                callbackId,
                webhook.id(),
                webhook.callbackUrl(),
                contract.id(),
                events.stream().map(ContractEvent::type).toList(),
                webhook.legacy()
                        ? WebhookBody.legacy(contract.id(), events)
                        : WebhookBody.of(contract.id(), callbackId, events, signKey));
    }

    private record Batch(List<ContractEvent> events, Future<?> flush) {}
}
