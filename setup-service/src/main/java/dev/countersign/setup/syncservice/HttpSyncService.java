package dev.countersign.setup.syncservice;

import dev.countersign.setup.account.HrmConnection;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Asks over HTTP. The HRM's secret goes as it is kept: sealed for the account and the address. */
final class HttpSyncService implements SyncService {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSyncService.class);

    private final RestClient tests;
    private final RestClient activities;

    HttpSyncService(RestClient tests, RestClient activities) {
        this.tests = tests;
        this.activities = activities;
    }

    @Override
    public ConnectionTest testConnection(long accountId, HrmConnection proposed) {
        try {
            TestAnswer answer = tests.post()
                    .uri("/internal/hrm-connection-tests")
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(TestRequest.of(accountId, proposed))
                    .retrieve()
                    .body(TestAnswer.class);
            return answer == null
                    ? new ConnectionTest.NotAvailable("The sync service answers without a body")
                    : answer.toResult();
        } catch (RestClientException e) {
            String why = why(e);
            warn(accountId, "An HRM can't be tried out", why);
            return new ConnectionTest.NotAvailable(why);
        }
    }

    @Override
    public List<HrmKind> hrmKinds() {
        try {
            KindAnswer[] kinds = activities
                    .get()
                    .uri("/internal/hrm-kinds")
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(KindAnswer[].class);
            return kinds == null
                    ? List.of()
                    : Arrays.stream(kinds)
                            .flatMap(each -> each.toKind().stream())
                            .toList();
        } catch (RestClientException e) {
            LOG.atWarn().addKeyValue("why", why(e)).log("Which kinds of HRM there are can't be told");
            return List.of();
        }
    }

    @Override
    public Optional<AccountActivity> activity(long accountId) {
        try {
            return Optional.ofNullable(activities
                    .get()
                    .uri("/internal/accounts/{account}/activity", accountId)
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(AccountActivity.class));
        } catch (RestClientException e) {
            warn(accountId, "How an account's contracts fare can't be told", why(e));
            return Optional.empty();
        }
    }

    /** Without the exception's text: it quotes bodies and addresses. */
    private static String why(RestClientException e) {
        if (e instanceof RestClientResponseException answered) {
            int status = answered.getStatusCode().value();
            return switch (status) {
                case 401, 403 ->
                    "The sync service refuses this service (" + status
                            + "): countersign.sync.service-token must be its countersign.internal.service-token";
                case 404 ->
                    "The sync service has no such address (404): look at countersign.sync.base-url and at its countersign.internal.service-token";
                case 422 ->
                    "The sync service can't read the request (422): both services must have the same credentials keyset";
                case 503 -> "The sync service is busy (503): try again in a few seconds";
                default -> "The sync service answers " + status;
            };
        }
        return "The sync service can't be reached or understood ("
                + e.getClass().getSimpleName() + "): look at countersign.sync.base-url and at whether it runs";
    }

    private static void warn(long accountId, String what, String why) {
        LOG.atWarn()
                .addKeyValue("account", Long.toString(accountId))
                .addKeyValue("why", why)
                .log(what);
    }

    /** What the sync service is asked. Its text tells no secret, and the secret is sealed. */
    private record TestRequest(
            long accountId,
            String kind,
            String baseUrl,
            String authentication,
            String sealedSecret,
            @Nullable String tokenUrl,
            @Nullable String clientId) {

        static TestRequest of(long accountId, HrmConnection hrm) {
            return new TestRequest(
                    accountId,
                    hrm.kind(),
                    hrm.baseUrl(),
                    hrm.authentication(),
                    Base64.getEncoder().encodeToString(hrm.sealedSecret().toBytes()),
                    hrm.tokenUrl(),
                    hrm.clientId());
        }

        @Override
        public String toString() {
            return "TestRequest[account " + accountId + "]";
        }
    }
}
