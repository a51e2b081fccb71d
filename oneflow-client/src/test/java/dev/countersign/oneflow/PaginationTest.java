package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.oneflow.FakeOneflow.Answer;
import dev.countersign.oneflow.FakeOneflow.Seen;
import dev.countersign.oneflow.OneflowFailure.Unauthorised;
import dev.countersign.oneflow.OneflowResult.Failed;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractFilter;
import dev.countersign.oneflow.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PaginationTest {

    private final FakeOneflow oneflow = new FakeOneflow();
    private final OneflowClients clients = OneflowClients.create(oneflow.settings());
    private final OneflowApi api = clients.as(Fixtures.TOKEN);

    @AfterEach
    void close() {
        clients.close();
        oneflow.close();
    }

    @Test
    void lists_are_read_to_their_end() {
        oneflow.on("GET /v1/users", linked(0, 100, 230), linked(100, 100, 230), linked(200, 30, 230));

        Listing<User> users = api.users().orElseThrow();

        assertThat(users.items()).extracting(User::id).containsExactlyElementsOf(ids(0, 230));
        assertThat(users.total()).isEqualTo(230);
        assertThat(users.truncated()).isFalse();
        assertThat(oneflow.seen())
                .extracting(Seen::query)
                .containsExactly("limit=100&offset=0", "limit=100&offset=100", "limit=100&offset=200");
    }

    @Test
    void without_links_the_count_decides() {
        oneflow.on("GET /v1/users", counted(0, 2, 3), counted(2, 1, 3));

        Listing<User> users = api.users().orElseThrow();

        assertThat(users.items()).extracting(User::id).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_link_that_never_ends_is_stopped_by_an_empty_page() {
        oneflow.on("GET /v1/users", linked(0, 2, 1000), linked(2, 0, 1000));

        Listing<User> users = api.users().orElseThrow();

        assertThat(users.items()).hasSize(2);
    }

    @Test
    void a_link_elsewhere_is_not_followed() {
        oneflow.on(
                "GET /v1/users",
                Answer.ok("{\"_links\":{\"next\":{\"href\":\"http://evil.example/?offset=-7\"}},\"count\":2,\"data\":["
                        + item(0) + "]}"),
                linked(1, 1, 2));

        Listing<User> users = api.users().orElseThrow();

        assertThat(users.items()).hasSize(2);
        assertThat(oneflow.seen()).extracting(Seen::query).last().isEqualTo("limit=100&offset=1");
    }

    @Test
    void what_the_highest_offset_hides_is_reported() {
        oneflow.on("GET /v1/contracts", linked(19_900, 100, 20_500));

        Page<Contract> page =
                api.contracts(ContractFilter.all(), Page.MAX_OFFSET).orElseThrow();

        assertThat(page.truncated()).isTrue();
        assertThat(page.nextOffset()).isEmpty();
        assertThat(page.total()).isEqualTo(20_500);
    }

    @Test
    void a_page_tells_where_the_next_one_begins() {
        oneflow.on("GET /v1/contracts", linked(100, 100, 230));

        Page<Contract> page =
                api.contracts(ContractFilter.sortedBy("-updated_time"), 100).orElseThrow();

        assertThat(page.nextOffset()).isEqualTo(OptionalInt.of(200));
        assertThat(oneflow.onlyRequest().query()).isEqualTo("limit=100&offset=100&sort=-updated_time");
    }

    @Test
    void filters_are_encoded_and_cannot_smuggle_parameters() {
        oneflow.on("GET /v1/contracts", linked(0, 1, 1));

        OneflowResult<Page<Contract>> page =
                api.contracts(new ContractFilter(Map.of("filter[name]", "å b&limit=1")), 0);

        assertThat(page).isInstanceOf(OneflowResult.Success.class);
        assertThat(oneflow.onlyRequest().query())
                .matches("limit=100&offset=0&filter(\\[|%5B)name(]|%5D)=%C3%A5(%20|\\+)b%26limit%3D1");
    }

    @Test
    void every_contract_comes_by_without_keeping_them() {
        oneflow.on("GET /v1/contracts", linked(0, 100, 150), linked(100, 50, 150));
        List<Long> seen = new ArrayList<>();

        Traversal traversal = api.eachContract(ContractFilter.all(), contract -> seen.add(contract.id()))
                .orElseThrow();

        assertThat(seen).containsExactlyElementsOf(ids(0, 150));
        assertThat(traversal).isEqualTo(new Traversal(150, 150, false));
    }

    @Test
    void a_failing_page_fails_the_walk() {
        oneflow.on("GET /v1/users", linked(0, 100, 200), Answer.status(401));

        OneflowResult<Listing<User>> result = api.users();

        assertThat(result).isEqualTo(new Failed<>(new Unauthorised("GET /users", null)));
    }

    @Test
    void offsets_beyond_the_highest_are_refused_here() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> api.contracts(ContractFilter.all(), 19_901))
                .withMessageContaining("19900");
    }

    private static Answer linked(int offset, int size, int total) {
        int next = offset + size;
        String href = next < total ? "\"https://api.oneflow.com/v1/x?offset=" + next + "&limit=100\"" : "null";
        return Answer.ok("{\"_links\":{\"next\":{\"href\":" + href + "},\"previous\":{\"href\":null}},\"count\":"
                + total + ",\"data\":[" + items(offset, size) + "]}");
    }

    private static Answer counted(int offset, int size, int total) {
        return Answer.ok("{\"count\":" + total + ",\"data\":[" + items(offset, size) + "]}");
    }

    private static String items(int offset, int size) {
        return IntStream.range(offset, offset + size)
                .mapToObj(PaginationTest::item)
                .collect(Collectors.joining(","));
    }

    private static String item(int id) {
        return "{\"id\":" + id + "}";
    }

    private static List<Long> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Long::valueOf).toList();
    }
}
