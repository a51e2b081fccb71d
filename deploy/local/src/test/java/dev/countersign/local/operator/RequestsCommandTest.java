package dev.countersign.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.local.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class RequestsCommandTest {

    @TempDir
    Path folder = Path.of("");

    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer service;
    private int status = 200;
    private String answer = "{\"requests\":[{\"id\":7,\"requestId\":\"r-1\",\"state\":\"parked\"}],\"next\":7}";

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void requests_are_listed_and_how_the_list_goes_on() throws IOException {
        // When
        int exitCode = run("requests", "5", "--state", "parked");

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(asked).containsExactly("GET /api/accounts/5/contract-requests?limit=100&state=parked ");
        assertThat(out.toString()).contains("r-1", "--after 7");
    }

    @Test
    void a_request_is_given_up_with_who_and_why() throws IOException {
        // When
        int exitCode = run("requests", "give-up", "5", "7", "--who", "Olga", "--comment", "withdrawn");

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("POST /api/accounts/5/contract-requests/7/give-up ")
                        .contains("\"who\":\"Olga\"", "\"comment\":\"withdrawn\""));
    }

    @Test
    void what_is_wrong_with_a_request_is_said() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("request.json"), "{\"requestId\":\"r-1\"}");
        status = 422;
        answer =
                "{\"detail\":\"Nothing was requested.\",\"problems\":[{\"field\":\"name\",\"message\":\"It is missing.\"}]}";

        // When
        int exitCode = run("requests", "ask", "5", file.toString());

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(asked).containsExactly("POST /api/accounts/5/contract-requests {\"requestId\":\"r-1\"}");
        assertThat(err.toString()).contains("answered 422: Nothing was requested. name: It is missing.");
    }

    @Test
    void a_list_without_an_account_and_a_file_that_is_no_json_are_mistakes() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("request.json"), "[");

        // When
        int unnamed = run("requests");
        int unreadable = run("requests", "ask", "5", file.toString());

        // Then
        assertThat(unnamed).isEqualTo(2);
        assertThat(unreadable).isEqualTo(1);
        assertThat(err.toString()).contains("Name the account", "is not a JSON object");
        assertThat(asked).isEmpty();
    }

    private int run(String... arguments) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "operator-token-0123456789");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--token-file", token.toString()));
        all.addAll(
                List.of("--sync-url", "http://127.0.0.1:" + service.getAddress().getPort()));
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }
}
