package dev.countersign.ingress.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Alerts on certificates need a metric that is there only with an SSL bundle: Spring Boot's, which all three services have. */
final class CertificateMetricsTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_end_of_a_certificate_is_exported_although_nothing_uses_its_bundle()
            throws IOException, InterruptedException {
        // Given
        Path authority = authority();
        ApplicationContextRunner runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        SslAutoConfiguration.class,
                        MetricsAutoConfiguration.class,
                        PrometheusMetricsExportAutoConfiguration.class,
                        SslMetricsAutoConfiguration.class))
                .withPropertyValues(
                        "spring.ssl.bundle.pem.kafka.truststore.certificate=file:" + authority,
                        "spring.ssl.bundle.pem.kafka.reload-on-update=true");

        // When
        runner.run(context -> {
            String metrics = context.getBean(PrometheusMeterRegistry.class).scrape();

            // Then
            assertThat(metrics)
                    .containsPattern(
                            "ssl_chain_expiry_seconds\\{bundle=\"kafka\",certificate=\"[^\"]+\",chain=\"[^\"]+\",source=\"truststore\"} [89]\\d{5}\\.");
        });
    }

    /** Valid for ten days. */
    private Path authority() throws IOException, InterruptedException {
        Path store = folder.resolve("store.p12");
        Path certificate = folder.resolve("ca.crt");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "ca",
                "-dname",
                "CN=ca",
                "-validity",
                "10",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "ca",
                "-file",
                certificate.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        return certificate;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
