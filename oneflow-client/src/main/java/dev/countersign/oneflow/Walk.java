package dev.countersign.oneflow;

import dev.countersign.oneflow.OneflowResult.Failed;
import dev.countersign.oneflow.OneflowResult.Success;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** Goes through Oneflow's paged lists to their end. */
final class Walk {

    private final Exchange exchange;
    private final Lists lists;

    Walk(Exchange exchange, Lists lists) {
        this.exchange = exchange;
        this.lists = lists;
    }

    <J, M> OneflowResult<Listing<M>> toList(
            Endpoint endpoint, PageRequest request, Class<J> type, Function<J, M> toModel) {
        List<M> all = new ArrayList<>();
        return each(endpoint, request, type, toModel, all::add)
                .map(end -> new Listing<>(all, end.total(), end.truncated()));
    }

    <J, M> OneflowResult<Traversal> each(
            Endpoint endpoint, PageRequest request, Class<J> type, Function<J, M> toModel, Consumer<M> each) {
        long seen = 0;
        int offset = 0;
        while (true) {
            switch (page(endpoint, request, offset, type, toModel)) {
                case Failed<Page<M>>(OneflowFailure failure) -> {
                    return OneflowResult.failed(failure);
                }
                case Success<Page<M>>(Page<M> page) -> {
                    page.items().forEach(each);
                    seen += page.items().size();
                    OptionalInt next = page.nextOffset();
                    if (next.isEmpty()) {
                        return OneflowResult.success(new Traversal(seen, page.total(), page.truncated()));
                    }
                    offset = next.getAsInt();
                }
            }
        }
    }

    <J, M> OneflowResult<Page<M>> page(
            Endpoint endpoint, PageRequest request, int offset, Class<J> type, Function<J, M> toModel) {
        return exchange.call(
                endpoint,
                headers -> request.send(headers, Page.MAX_SIZE, offset),
                answer -> lists.page(answer, offset, type, toModel));
    }

    /** Asks for one page. */
    @FunctionalInterface
    interface PageRequest {
        HttpResponse<JsonNode> send(CallHeaders headers, int limit, int offset);
    }
}
