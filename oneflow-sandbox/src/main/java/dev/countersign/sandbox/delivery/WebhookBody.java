package dev.countersign.sandbox.delivery;

import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.state.ContractEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documented body of a webhook call; its times have an offset without a colon, unlike those of the REST API. */
final class WebhookBody {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Those numbers of the old format that are known. */
    private static final Map<String, Integer> LEGACY_TYPES = Map.of(
            "contract:sign", 2,
            "participant:sign", 4,
            "participant:decline", 5,
            "contract:lifecycle_state:end", 14,
            "contract:signing_period_expire", 17,
            "contract:lifecycle_state:cancel", 21,
            "contract:lifecycle_state:terminate", 22);

    private WebhookBody() {}

    /** The old format, as far as it is known: it has no signature. Events without a known number are left out. */
    static String legacy(long contractId, List<ContractEvent> events) {
        ObjectNode body = Json.object().put("agreement_id", contractId);
        ArrayNode list = body.putArray("events");
        events.stream()
                .map(event -> LEGACY_TYPES.get(event.type()))
                .filter(Objects::nonNull)
                .forEach(type -> list.addObject().put("type", type));
        return new String(Json.bytes(body), StandardCharsets.UTF_8);
    }

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
