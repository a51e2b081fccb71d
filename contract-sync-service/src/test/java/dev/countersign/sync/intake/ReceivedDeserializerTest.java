package dev.countersign.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.sync.intake.Received.Content;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record is when the schema registry does not tell its schema. */
final class ReceivedDeserializerTest {

    private static final byte[] RECORD =
            ByteBuffer.allocate(6).put((byte) 0).putInt(7).put((byte) 1).array();

    private HttpServer registry;
    private int status;
    private int code;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = ("{\"error_code\":" + code + ",\"message\":\"no\"}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"500,500", "503,503", "500,50001", "503,50301", "401,401", "403,40301", "429,429"})
    void a_registry_in_trouble_says_nothing_about_the_record(int httpStatus, int errorCode) {
        assertThat(content(httpStatus, errorCode)).isInstanceOf(Content.Undecided.class);
    }

    @ParameterizedTest
    @CsvSource({"404,40403"})
    void a_schema_that_does_not_exist_is_a_record_of_no_use(int httpStatus, int errorCode) {
        assertThat(content(httpStatus, errorCode)).isInstanceOf(Content.Undecodable.class);
    }

    private Content content(int httpStatus, int errorCode) {
        status = httpStatus;
        code = errorCode;
        try (ReceivedDeserializer deserializer = new ReceivedDeserializer()) {
            deserializer.configure(
                    Map.of(
                            "schema.registry.url",
                            "http://127.0.0.1:" + registry.getAddress().getPort(),
                            "specific.avro.reader",
                            "true"),
                    false);
            return Objects.requireNonNull(deserializer.deserialize("topic", RECORD))
                    .content();
        }
    }
}
