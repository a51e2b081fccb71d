package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.FakeOneflow.Answer;
import dev.countersign.oneflow.FakeOneflow.Seen;
import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.Reason;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import dev.countersign.oneflow.OneflowResult.Failed;
import dev.countersign.oneflow.model.ContractFile;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DownloadTest {

    private static final String CALL = "GET /contracts/{id}/files/{file}";
    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, 1, (byte) 0xff};

    private final FakeOneflow oneflow = new FakeOneflow();
    private final OneflowClients clients =
            OneflowClients.create(oneflow.settings().withLimits(1_000_000, 1000, 4));
    private final OneflowApi api = clients.as(Fixtures.TOKEN, Fixtures.USER);

    @AfterEach
    void close() {
        clients.close();
        oneflow.close();
    }

    @Test
    void the_redirect_is_followed_without_token_and_user() {
        redirectTo(oneflow.origin() + "/bucket/a.pdf?X-Signature=s3cret");
        oneflow.on("GET /bucket/a.pdf", Answer.of(200, "application/pdf", PDF));

        DownloadedFile file =
                api.downloadContractFile(51874, ContractFile.CONTRACT_PDF).orElseThrow();

        assertThat(file.content()).isEqualTo(PDF);
        assertThat(file.contentType()).isEqualTo("application/pdf");
        Seen asked = oneflow.seen().getFirst();
        assertThat(asked.query()).isEqualTo("download=true");
        assertThat(asked.header("x-oneflow-api-token")).isEqualTo(Fixtures.TOKEN.value());
        Seen store = oneflow.seen().getLast();
        assertThat(store.query()).isEqualTo("X-Signature=s3cret");
        assertThat(store.headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-oneflow"));
        assertThat(store.headers().toString()).doesNotContain(Fixtures.TOKEN.value());
    }

    @Test
    void a_file_sent_at_once_is_taken() {
        oneflow.on("GET /v1/contracts/51874/files/1", Answer.of(200, "application/pdf", PDF));

        DownloadedFile file = api.downloadContractFile(51874, 1).orElseThrow();

        assertThat(file.content()).isEqualTo(PDF);
        assertThat(file.contentType()).isEqualTo("application/pdf");
    }

    @Test
    void an_expired_address_is_asked_for_again() {
        redirectTo(oneflow.origin() + "/bucket/a.pdf");
        oneflow.on("GET /bucket/a.pdf", Answer.status(403), Answer.of(200, "application/pdf", PDF));

        DownloadedFile file = api.downloadContractFile(51874, 1).orElseThrow();

        assertThat(file.content()).isEqualTo(PDF);
        assertThat(oneflow.seen())
                .extracting(Seen::request)
                .filteredOn(request -> request.contains("/v1/"))
                .hasSize(2);
    }

    @Test
    void a_file_beyond_the_limit_is_refused() {
        redirectTo(oneflow.origin() + "/bucket/a.pdf");
        oneflow.on("GET /bucket/a.pdf", Answer.of(200, "application/pdf", new byte[1001]));

        OneflowResult<DownloadedFile> result = api.downloadContractFile(51874, 1);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.failure())
                                .isInstanceOfSatisfying(
                                        Permanent.class,
                                        permanent ->
                                                assertThat(permanent.status()).isEqualTo(413)));
    }

    @Test
    void a_second_redirect_is_not_followed() {
        redirectTo(oneflow.origin() + "/bucket/a.pdf");
        oneflow.on("GET /bucket/a.pdf", Answer.status(302, "Location", "/other"));

        OneflowResult<DownloadedFile> result = api.downloadContractFile(51874, 1);

        assertThat(result).isEqualTo(new Failed<>(new Temporary(CALL, Reason.SERVER_ERROR, 302, false, null)));
        assertThat(oneflow.seen()).extracting(Seen::request).doesNotContain("GET /other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://a.example/b",
                "/relative",
                "http://user:pw@a.example/",
                "::",
                "https:"
            })
    void addresses_that_no_file_store_has_are_not_fetched(String location) {
        redirectTo(location);

        OneflowResult<DownloadedFile> result = api.downloadContractFile(51874, 1);

        assertThat(result).isEqualTo(new Failed<>(new Temporary(CALL, Reason.UNREADABLE_ANSWER, 302, false, null)));
    }

    @Test
    void a_redirect_to_nowhere_is_unreadable() {
        oneflow.on("GET /v1/contracts/51874/files/1", Answer.status(302));

        OneflowResult<DownloadedFile> result = api.downloadContractFile(51874, 1);

        assertThat(result).isEqualTo(new Failed<>(new Temporary(CALL, Reason.UNREADABLE_ANSWER, 302, false, null)));
    }

    @Test
    void an_unreachable_store_is_temporary() {
        redirectTo("http://127.0.0.1:1/a.pdf");

        OneflowResult<DownloadedFile> result = api.downloadContractFile(51874, 1);

        assertThat(List.of(result))
                .containsExactly(new Failed<>(new Temporary(CALL, Reason.CONNECTION, 0, false, null)));
    }

    private void redirectTo(String location) {
        oneflow.on("GET /v1/contracts/51874/files/1", Answer.status(302, "Location", location));
    }
}
