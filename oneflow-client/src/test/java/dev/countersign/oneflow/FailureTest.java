package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.countersign.oneflow.FakeOneflow.Answer;
import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.RateLimited;
import dev.countersign.oneflow.OneflowFailure.Reason;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import dev.countersign.oneflow.OneflowFailure.Unauthorised;
import dev.countersign.oneflow.OneflowResult.Failed;
import dev.countersign.oneflow.model.NewTemplateGroup;
import dev.countersign.oneflow.model.PublishMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every documented status, and answers that nobody documents. */
final class FailureTest {

    private static final NewTemplateGroup GROUP = new NewTemplateGroup("Demo Template", null);

    private final FakeOneflow oneflow = new FakeOneflow();
    private final OneflowClients clients = OneflowClients.create(oneflow.settings());
    private final OneflowApi api = clients.as(Fixtures.TOKEN);

    @AfterEach
    void close() {
        clients.close();
        oneflow.close();
    }

    @Test
    void a_revoked_token_is_unauthorised_and_not_tried_again() {
        oneflow.on("GET /v1/ping", Answer.json(401, error(401, "{}")));

        OneflowFailure failure = failure(api.ping());

        assertThat(failure).isInstanceOf(Unauthorised.class);
        assertThat(failure.error())
                .isEqualTo(new ApiError(401, 4010000, "Title", "Some detail.", "Bp1JbY53dEBIS", Map.of()));
        assertThat(failure.describe())
                .contains("GET /ping", "error_code 4010000", "request_id Bp1JbY53dEBIS", "enable the extension again");
        assertThat(oneflow.seen()).hasSize(1);
    }

    @Test
    void a_missing_object_is_not_found() {
        oneflow.on("GET /v1/contracts/1", Answer.json(404, error(404, "{}")));

        OneflowFailure failure = failure(api.contract(1));

        assertThat(failure).isInstanceOf(NotFound.class);
        assertThat(failure.error()).extracting(ApiError::errorCode).isEqualTo(4040000);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 403, 405, 409, 410, 422})
    void other_refusals_are_permanent(int status) {
        oneflow.on(
                "POST /v1/contracts/1/publish",
                Answer.json(status, error(status, "{\"name\":[\"too long\",\"no emoji\"],\"value\":\"odd\"}")));

        OneflowFailure failure = failure(api.publishContract(1, new PublishMessage("s", "m")));

        assertThat(failure).isInstanceOfSatisfying(Permanent.class, permanent -> {
            assertThat(permanent.status()).isEqualTo(status);
            assertThat(permanent.conflict()).isEqualTo(status == 409);
        });
        assertThat(failure.error())
                .extracting(ApiError::parameterProblems)
                .isEqualTo(Map.of("name", List.of("too long", "no emoji"), "value", List.of("odd")));
        assertThat(oneflow.seen()).hasSize(1);
    }

    @Test
    void a_429_pauses_the_token_even_without_retry_after() {
        oneflow.on("GET /v1/ping", Answer.json(429, Fixtures.json("too_many_requests")));

        OneflowFailure first = failure(api.ping());
        OneflowFailure second =
                failure(clients.as(Fixtures.TOKEN, Fixtures.USER).ping());

        assertThat(first).isInstanceOfSatisfying(RateLimited.class, limited -> {
            assertThat(limited.local()).isFalse();
            assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        });
        assertThat(first.error()).extracting(ApiError::errorCode).isEqualTo(4290000);
        assertThat(second).isInstanceOfSatisfying(RateLimited.class, limited -> {
            assertThat(limited.local()).isTrue();
            assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(62));
        });
        assertThat(clients.availableBudget(Fixtures.TOKEN)).isZero();
        assertThat(oneflow.seen()).hasSize(1);
    }

    @Test
    void a_429_of_one_token_leaves_the_others_alone() {
        OneflowToken other = new OneflowToken("a".repeat(40));
        oneflow.on("GET /v1/ping", Answer.status(429), Answer.ok("{}"));

        OneflowResult<Done> limited = api.ping();
        OneflowResult<Done> fine = clients.as(other).ping();

        assertThat(failure(limited)).isInstanceOf(RateLimited.class);
        assertThat(fine).isEqualTo(OneflowResult.success(Done.DONE));
    }

    @Test
    void a_429_with_retry_after_is_believed() {
        oneflow.on("GET /v1/ping", Answer.status(429, "Retry-After", "120"));

        OneflowFailure failure = failure(api.ping());

        assertThat(failure)
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void server_errors_of_reads_are_tried_again_and_then_temporary(int status) {
        oneflow.on("GET /v1/ping", Answer.of(status, "text/html", "<h1>oops</h1>".getBytes(StandardCharsets.UTF_8)));

        OneflowFailure failure = failure(api.ping());

        assertThat(failure).isEqualTo(new Temporary("GET /ping", Reason.SERVER_ERROR, status, false, null));
        assertThat(oneflow.seen()).hasSize(3);
    }

    @Test
    void a_read_that_works_the_second_time_succeeds() {
        oneflow.on("GET /v1/ping", Answer.status(503), Answer.ok("{}"));

        OneflowResult<Done> result = api.ping();

        assertThat(result).isEqualTo(OneflowResult.success(Done.DONE));
        assertThat(oneflow.seen()).hasSize(2);
    }

    @Test
    void creating_is_never_repeated_and_says_that_it_may_have_worked() {
        oneflow.on("POST /v1/template_types", Answer.status(500));

        OneflowFailure failure = failure(api.createTemplateGroup(GROUP));

        assertThat(failure).isEqualTo(new Temporary("POST /template_types", Reason.SERVER_ERROR, 500, true, null));
        assertThat(failure.describe()).contains("after checking whether the change took effect");
        assertThat(oneflow.seen()).hasSize(1);
    }

    @Test
    void a_cut_off_answer_is_temporary() {
        oneflow.on("GET /v1/accounts/me", Answer.cutOff("{\"id\":1,\"na", 50));

        OneflowFailure failure = failure(api.account());

        assertThat(failure).isInstanceOf(Temporary.class);
        assertThat(oneflow.seen()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"name\":\"An",
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":\"no number\",\"name\":\"A\"}",
                "{\"id\":1,\"name\":{\"a\":1}}",
                "\u0000\u0001\u0002",
            })
    void json_that_is_not_the_documented_object_is_unreadable(String body) {
        oneflow.on("GET /v1/accounts/me", Answer.ok(body));

        OneflowFailure failure = failure(api.account());

        assertThat(failure).isEqualTo(new Temporary("GET /accounts/me", Reason.UNREADABLE_ANSWER, 200, false, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "text/plain", "application/xml", "not a type", "multipart/form-data", "image/png"})
    void hostile_content_types_are_unreadable_or_harmless(String type) {
        oneflow.on(
                "GET /v1/accounts/me", Answer.of(200, type, "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8)));

        OneflowFailure failure = failure(api.account());

        assertThat(failure)
                .isInstanceOfSatisfying(
                        Temporary.class,
                        temporary -> assertThat(temporary.reason()).isEqualTo(Reason.UNREADABLE_ANSWER));
    }

    @Test
    void a_deeply_nested_answer_is_unreadable() {
        oneflow.on("GET /v1/webhooks", Answer.ok("[".repeat(100_000)));

        OneflowFailure failure = failure(api.webhooks());

        assertThat(failure).isInstanceOf(Temporary.class);
    }

    @Test
    void a_huge_answer_is_not_read() {
        oneflow.on("GET /v1/contracts/1", Answer.ok("{\"id\":1,\"x\":\"" + "y".repeat(200_000) + "\"}"));
        try (OneflowClients bounded = OneflowClients.create(oneflow.settings().withLimits(100_000, 100_000, 2))) {

            OneflowFailure failure = failure(bounded.as(Fixtures.TOKEN).contract(1));

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            Temporary.class,
                            temporary -> assertThat(temporary.reason()).isEqualTo(Reason.UNREADABLE_ANSWER));
        }
    }

    @Test
    void a_hostile_error_body_is_cut_and_cleaned() {
        oneflow.on(
                "GET /v1/ping", Answer.json(400, "{\"detail\":\"a\\r\\nb" + "c".repeat(5000) + "\",\"error_code\":1}"));

        ApiError error = failure(api.ping()).error();

        assertThat(error).isNotNull();
        assertThat(error.detail()).startsWith("a  bccc").hasSizeLessThan(600);
    }

    @Test
    void a_redirect_is_never_followed_with_the_token() {
        oneflow.on("GET /v1/accounts/me", Answer.status(302, "Location", oneflow.origin() + "/elsewhere"));

        OneflowFailure failure = failure(api.account());

        assertThat(failure).isEqualTo(new Permanent("GET /accounts/me", 302, null));
        assertThat(oneflow.seen()).hasSize(1);
    }

    @Test
    void nothing_listening_is_temporary_and_had_no_effect() {
        oneflow.close();

        OneflowFailure failure = failure(api.createTemplateGroup(GROUP));

        assertThat(failure).isEqualTo(new Temporary("POST /template_types", Reason.CONNECTION, 0, false, null));
    }

    @Test
    void a_closed_client_says_so() {
        clients.close();

        OneflowFailure failure = failure(api.ping());

        assertThat(failure).isEqualTo(new Temporary("GET /ping", Reason.CLOSED, 0, false, null));
    }

    @Test
    void failures_can_be_thrown_by_callers_who_give_up() {
        oneflow.on("GET /v1/ping", Answer.json(404, error(404, "{}")));

        OneflowResult<Done> result = api.ping();

        assertThatExceptionOfType(OneflowException.class)
                .isThrownBy(result::orElseThrow)
                .satisfies(thrown -> assertThat(thrown.failure()).isInstanceOf(NotFound.class));
    }

    private static OneflowFailure failure(OneflowResult<?> result) {
        assertThat(result).isInstanceOf(Failed.class);
        return ((Failed<?>) result).failure();
    }

    private static String error(int status, String problems) {
        return """
                {"error_code":%d0000,"detail":"Some detail.","parameter_problems":%s,
                 "request_id":"Bp1JbY53dEBIS","status":%d,"title":"Title",
                 "type":"https://api.oneflow.com/v1/error_codes/%d0000"}""".formatted(status, problems, status, status);
    }
}
