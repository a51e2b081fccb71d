package dev.countersign.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.User;
import dev.countersign.sandbox.state.World;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever JSON comes in, it is either understood or refused with a 400 that names the parameter. */
final class InputPropertyTest {

    private final World world = new World(Clock.systemUTC(), new Random(1));
    private final Account account =
            new Account(1, "Demo AB", "SE", Instant.EPOCH, 2, new User(3, "Admin", "admin@example.com", true, true));

    @Property(tries = 500)
    void webhooks(@ForAll("objects") ObjectNode request) {
        understoodOrRefused(request, body -> {
            Object _ = new WebhookInput(true).callbackUrl(body);
            Object _ = new WebhookInput(true).filters(body);
        });
    }

    @Property(tries = 500)
    void parties(@ForAll("objects") ObjectNode request) {
        understoodOrRefused(request, body -> {
            Object _ = new PartyInput(world).parties(body, account, "admin@example.com");
        });
    }

    @Property(tries = 500)
    void data_field_sets(@ForAll("objects") ObjectNode request) {
        understoodOrRefused(request, body -> {
            Object _ = new DataFieldSet(world, List.of()).replacedBy(body);
        });
    }

    private static void understoodOrRefused(ObjectNode request, Consumer<Body> reader) {
        Body body = Body.of(request);
        try {
            // When
            reader.accept(body);
            body.check();
        } catch (ApiProblem problem) {
            // Then
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.parameterProblems()).isNotEmpty();
        }
    }

    /** Objects out of the names that the readers look for, and values of every type. */
    @Provide
    Arbitrary<ObjectNode> objects() {
        Arbitrary<String> names = Arbitraries.of(
                "callback_url",
                "filters",
                "filter_rules",
                "type",
                "values",
                "parties",
                "my_party",
                "participant",
                "participants",
                "name",
                "email",
                "_permissions",
                "contract:update",
                "data_fields",
                "custom_id",
                "id",
                "value");
        Arbitrary<String> leaves = Arbitraries.of(
                "null",
                "true",
                "1",
                "-1.5",
                "99999999999999999999",
                "\"\"",
                "\"individual\"",
                "\"EVENT_TYPE\"",
                "\"x\"");
        Arbitrary<String> values = Arbitraries.recursive(() -> leaves, inner -> nested(names, inner), 0, 4);
        return Arbitraries.maps(names, values).ofMaxSize(6).map(members -> {
            ObjectNode object = Json.object();
            members.forEach((name, value) -> object.set(name, parsed(value)));
            return object;
        });
    }

    private static Arbitrary<String> nested(Arbitrary<String> names, Arbitrary<String> inner) {
        Arbitrary<String> arrays = inner.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
        Arbitrary<String> objects = Arbitraries.maps(names, inner)
                .ofMaxSize(4)
                .map(members -> members.entrySet().stream()
                        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
        return Arbitraries.oneOf(arrays, objects);
    }

    private static JsonNode parsed(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
