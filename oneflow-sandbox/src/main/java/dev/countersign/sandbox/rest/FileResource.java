package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.World;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code /contracts/{id}/files}: file 1 is always the contract's PDF; its content lies behind a redirect to presigned storage. */
final class FileResource {

    private static final long CONTRACT_PDF = 1;

    private final World world;
    private final Links links;
    private final Paging paging;
    private final PresignedStorage storage;

    FileResource(World world, Links links, Paging paging, PresignedStorage storage) {
        this.world = world;
        this.links = links;
        this.paging = paging;
        this.storage = storage;
    }

    void register(Routes routes) {
        routes.on("GET", "/contracts/{contract_id}/files", this::list);
        routes.on("GET", "/contracts/{contract_id}/files/{file_id}", this::one);
    }

    private Reply list(Call call, Caller caller) {
        Contract contract = contract(call, caller);
        List<Long> files = ListOrder.sorted(
                call,
                List.of(CONTRACT_PDF),
                Map.of("name", id -> id, "type", id -> id, "id", id -> id, "extension", id -> id));
        return paging.page(call, files, file -> pdf(contract));
    }

    private Reply one(Call call, Caller caller) {
        Contract contract = contract(call, caller);
        if (call.pathId("file_id") != CONTRACT_PDF) {
            throw ApiProblem.notFound("The contract has no such file.");
        }
        return call.queryParameter("download").orElse("false").equals("true")
                ? Reply.redirect(302, links.outside(storage.sign(contract)))
                : Reply.ok(pdf(contract));
    }

    private ObjectNode pdf(Contract contract) {
        ObjectNode node = Json.object();
        node.set("_links", links.self("/contracts/" + contract.id() + "/files/" + CONTRACT_PDF));
        return node.put("extension", "pdf")
                .put("id", CONTRACT_PDF)
                .put("name", contract.name())
                .put("type", "contract");
    }

    private Contract contract(Call call, Caller caller) {
        return world.contract(caller.account(), call.pathId("contract_id"));
    }
}
