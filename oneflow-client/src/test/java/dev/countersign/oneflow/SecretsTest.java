package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.countersign.oneflow.FakeOneflow.Answer;
import dev.countersign.oneflow.model.NewContract;
import dev.countersign.oneflow.model.NewParticipant;
import dev.countersign.oneflow.model.NewParty;
import dev.countersign.oneflow.model.SignKey;
import dev.countersign.oneflow.model.WebhookSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With every logger of the process at TRACE, Micronaut's and Netty's included. */
final class SecretsTest {

    private static final String PRESIGNED = "X-Amz-Signature=0f0f0f";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final FakeOneflow oneflow = new FakeOneflow();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        ((ch.qos.logback.core.spi.AppenderAttachable<ILoggingEvent>) root)
                .getAppender("console")
                .stop();
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        root.getAppender("console").start();
        oneflow.close();
    }

    @Test
    void no_secret_and_no_personal_data_reaches_any_log_or_result() {
        oneflow.on("GET /v1/ping", Answer.status(401), Answer.ok("{}"));
        oneflow.on("GET /v1/accounts/me", Answer.ok("{\"id\":\"Anna Andersson\",\"name\":1"));
        oneflow.on("GET /v1/contracts/51874", Answer.ok(Fixtures.json("contract")), Answer.silence());
        oneflow.on(
                "POST /v1/webhooks",
                Answer.ok("{\"id\":1,\"callback_url\":\"https://a\",\"sign_key\":\"s3cret-key\"}"));
        oneflow.on(
                "GET /v1/webhooks",
                Answer.ok(
                        "[{\"id\":1,\"callback_url\":\"https://a\",\"sign_key\":\"s3cret-key\"},{\"id\":\"Anna Andersson\"}]"));
        oneflow.on("POST /v1/contracts/create", Answer.json(400, "{\"detail\":\"no\"}"));
        oneflow.on(
                "GET /v1/contracts/51874/files/1",
                Answer.status(302, "Location", oneflow.origin() + "/f?" + PRESIGNED));
        oneflow.on("GET /f", Answer.ok("pdf"));
        List<Object> results = new ArrayList<>();

        try (OneflowClients clients = OneflowClients.create(oneflow.settings()
                .withTimeouts(
                        Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(2)))) {
            OneflowApi api = clients.as(Fixtures.TOKEN, Fixtures.USER);
            results.add(api);
            results.add(api.ping());
            results.add(api.ping());
            results.add(api.account());
            results.add(api.contract(51874));
            results.add(api.contract(51874));
            results.add(api.createWebhook(new WebhookSpec("https://a", new SignKey("s3cret-key"), null, List.of())));
            results.add(api.webhooks());
            results.add(api.createContract(contract()));
            results.add(api.downloadContractFile(51874, 1));
            results.add(api.contract(99));
        }

        String everything = logged() + results;
        assertThat(everything).contains("Sending HTTP GET to").contains("dev.countersign.oneflow.wire");
        assertThat(everything)
                .doesNotContain(Fixtures.TOKEN.value())
                .doesNotContain(Fixtures.TOKEN.value().substring(0, 20))
                .doesNotContain("s3cret-key")
                .doesNotContain("0f0f0f")
                .doesNotContain(Fixtures.USER.value())
                .doesNotContain("Anna")
                .doesNotContain("anna@example.com");
    }

    @Test
    void an_exception_thrown_by_a_caller_holds_no_token() {
        oneflow.on("GET /v1/ping", Answer.status(401));
        try (OneflowClients clients = OneflowClients.create(oneflow.settings())) {
            OneflowResult<Done> result = clients.as(Fixtures.TOKEN).ping();

            Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(result::orElseThrow);

            assertThat(thrown).isInstanceOf(OneflowException.class);
            assertThat(thrown.toString()).doesNotContain(Fixtures.TOKEN.value()).contains("GET /ping");
        }
    }

    private static NewContract contract() {
        NewParticipant anna = NewParticipant.signatory("Anna Andersson", "anna@example.com", null, null, null);
        return new NewContract(1, 2, "Anna's contract", Map.of("f", "Anna"), List.of(NewParty.individual("SE", anna)));
    }

    private String logged() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            text.append(event.getLoggerName())
                    .append(' ')
                    .append(event.getFormattedMessage())
                    .append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
