package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the management port shows. */
@ExtendWith(RunningIngress.Extension.class)
final class ManagementIT {

    private static final String KEY = RunningIngress.KEY;

    private final TestIngress ingress;

    ManagementIT(RunningIngress running) {
        this.ingress = running.ingress();
    }

    @Test
    void metrics_tell_verdicts_without_naming_tenants() {
        // Given
        ingress.deliver("known", Calls.call("metrics", KEY, 112, "contract:sign"));
        // When
        String metrics = ingress.actuator("prometheus").body();
        // Then
        assertThat(metrics)
                .contains("countersign_ingress_webhook_seconds_count{outcome=\"accepted\",status=\"200\"}")
                .contains("countersign_ingress_publish_seconds_count{outcome=\"acknowledged\"}")
                .contains("countersign_ingress_in_flight_requests{room=\"known_endpoints\"} ")
                .contains("countersign_ingress_in_flight_size_bytes{room=\"unknown_endpoints\"} ")
                .contains("countersign_ingress_verifications_total{key=\"newest\",verdict=\"authentic\"} ")
                .contains("countersign_ingress_memory_calls ", "countersign_ingress_memory_size_bytes ")
                .contains("countersign_ingress_memory_forgotten_early_total 0")
                .contains("countersign_ingress_altered_calls_total ")
                .contains("countersign_ingress_endpoints ")
                .contains("countersign_ingress_endpoint_topic_poll_age_seconds ")
                .contains("countersign_ready 1")
                .contains("countersign_ingress_webhook_seconds_count{outcome=\"overloaded\",status=\"503\"} 0")
                .contains("countersign_ingress_webhook_seconds_bucket{outcome=\"accepted\",status=\"200\",le=\"0.5\"} ")
                .doesNotContain("known-1", "\"known\"", "account=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "configprops", "heapdump", "beans", "loggers", "metrics", "shutdown"})
    void the_management_port_has_no_other_endpoint(String endpoint) {
        // When
        HttpResponse<String> answer = ingress.actuator(endpoint);
        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
    }
}
