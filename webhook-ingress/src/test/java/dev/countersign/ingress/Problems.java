package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What every refusal looks like. */
final class Problems {

    private Problems() {}

    static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status, "\"title\":", "\"detail\":");
    }
}
