package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.story.DemoEmployee;
import dev.countersign.local.story.Hrm;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No log of any process has a token, a key, a signature or personal data, also when things fail. */
final class QuietLogsIT {

    private static final DemoEmployee CANARY = new DemoEmployee(
            "Kanarie Kanariesson",
            "kanarie@canary.example.com",
            "1961-06-17",
            "Kanariegatan 77, 987 65 Kanarieby",
            "Nobody Kanariechef");

    private final Oneflow oneflow = SharedStack.oneflow();
    private final Hrm hrm = new Hrm(SharedStack.endpoints());

    @Test
    void what_must_not_be_logged_is_not() throws IOException {
        // Given
        SharedStack.Customer customer = SharedStack.onboard("Quiet AB", "automatic-get");
        hrm.fail(500, 1);
        long template = oneflow.createTemplate(customer.account(), "Employment agreement", customer.templateGroup());
        long contract = oneflow.createContract(customer.account(), template, CANARY);

        // When
        oneflow.act(contract, "publish");
        oneflow.act(contract, "sign");
        Waiting.until("HRM record of contract " + contract, SharedStack.PATIENCE, () -> hrm.ofContract(contract));

        // Then
        assertThat(found(secrets(customer))).isEmpty();
    }

    private Map<String, String> secrets(SharedStack.Customer customer) {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("extension token", customer.token());
        secrets.put("operator token", SharedStack.get().secrets().operatorToken());
        secrets.put("HRM token", SharedStack.get().secrets().hrmToken());
        secrets.put("employee's name", "Kanariesson");
        secrets.put("e-mail address", "canary.example.com");
        secrets.put("birth date", CANARY.birthDate());
        secrets.put("home address", "Kanariegatan");
        secrets.put("manager's name", "Kanariechef");
        int number = 0;
        for (JsonNode delivery : oneflow.deliveries()) {
            secrets.put("signature " + number++, delivery.at("/body/signature").asString());
        }
        secrets.values().removeIf(String::isEmpty);
        return secrets;
    }

    private static List<String> found(Map<String, String> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> logs = Files.list(SharedStack.get().logs())) {
            for (Path log : logs.toList()) {
                String text = Files.readString(log);
                secrets.forEach((name, secret) -> {
                    if (text.contains(secret)) {
                        found.add(log.getFileName() + " has the " + name);
                    }
                });
            }
        }
        return found;
    }
}
