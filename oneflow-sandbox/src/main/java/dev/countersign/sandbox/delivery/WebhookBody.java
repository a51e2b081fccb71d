package dev.countersign.sandbox.delivery;

import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.state.ContractEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documented body of a webhook call; its times have an offset without a colon, unlike those of the REST API. */
final class WebhookBody {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private WebhookBody() {}

    static String of(long contractId, String callbackId, List<ContractEvent> events, String signKey) {
        ObjectNode body = Json.object();
        body.putObject("contract").put("id", contractId);
        body.put("callback_id", callbackId);
        ArrayNode list = body.putArray("events");
        for (ContractEvent event : events) {
            list.addObject()
                    .put("created_time", TIME.format(event.createdTime()))
                    .put("id", event.id())
                    .put("type", event.type());
        }
        body.put("signature", WebhookSignature.of(callbackId, signKey));
        return new String(Json.bytes(body), StandardCharsets.UTF_8);
    }
}
