package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.delivery.WebhookSignature;
import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.http.Urls;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stands for the storage behind file downloads. Whoever has a signed URL gets the file for five minutes, and a call that carries the Oneflow token is
 * refused: a client that forwards the token to the storage leaks it.
 */
final class PresignedStorage {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final World world;
    private final String secret;

    PresignedStorage(World world) {
        this.world = world;
        this.secret = world.tokens().next();
    }

    void register(Router router) {
        router.on("GET", "/presigned/contracts/{contract_id}/contract.pdf", this::download);
    }

    String sign(Contract contract) {
        String expires = Long.toString(world.now().plus(LIFETIME).getEpochSecond());
        Map<String, String> query = new LinkedHashMap<>();
        query.put("Expires", expires);
        query.put("Signature", signature(contract.id(), expires));
        return "/presigned/contracts/" + contract.id() + "/contract.pdf?" + Urls.query(query);
    }

    private Reply download(Call call) {
        if (call.header(ApiGate.TOKEN_HEADER).isPresent()) {
            return refused(400, "InvalidArgument", "The Oneflow token must not be sent to the storage.");
        }
        long id = call.pathId("contract_id");
        String expires = call.queryParameter("Expires").orElse("");
        String given = call.queryParameter("Signature").orElse("");
        if (!given.equals(signature(id, expires)) || isOver(expires)) {
            return refused(403, "AccessDenied", "The URL is not signed or has expired.");
        }
        byte[] pdf = world.exclusively(() -> ContractPdf.of(world.contract(id)));
        return new Reply(200, Map.of("Content-Type", "binary/octet-stream"), pdf);
    }

    private boolean isOver(String expires) {
        try {
            return world.now().getEpochSecond() > Long.parseLong(expires);
        } catch (NumberFormatException e) {
            throw ApiProblem.badRequest("Expires must be a number.");
        }
    }

    private String signature(long contractId, String expires) {
        return WebhookSignature.of(contractId + ":" + expires, secret);
    }

    private static Reply refused(int status, String code, String message) {
        return Reply.text(
                status,
                "application/xml",
                "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
    }
}
