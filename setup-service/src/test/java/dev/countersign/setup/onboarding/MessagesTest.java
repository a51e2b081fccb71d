package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.setup.account.AccountState;
import dev.countersign.setup.provisioning.Goal;
import dev.countersign.setup.provisioning.Problem;
import dev.countersign.setup.provisioning.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class MessagesTest {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-z0-9.-]+)[}(]");
    private static final List<String> TEMPLATES =
            List.of("welcome", "token", "hrm", "mapping", "progress", "status", "problem", "error", "fragments/layout");

    private final Properties messages = load();

    @Test
    void every_text_that_a_template_names_is_there() {
        List<String> keys = new ArrayList<>();
        for (String template : TEMPLATES) {
            KEY.matcher(read("/templates/" + template + ".html")).results().forEach(found -> keys.add(found.group(1)));
        }

        assertThat(keys).hasSizeGreaterThan(40).allMatch(messages::containsKey);
    }

    @Test
    void every_problem_step_and_reason_has_its_text() {
        List<String> keys = new ArrayList<>();
        for (SetupProblem problem : SetupProblem.values()) {
            keys.addAll(List.of(
                    "problem.title." + problem.slug(),
                    "problem.text." + problem.slug(),
                    "problem.do." + problem.slug()));
        }
        Arrays.stream(Problem.values()).map(problem -> "problem." + problem).forEach(keys::add);
        Goal.PROVISION.steps().stream()
                .filter(step -> step != Step.ENDPOINT_PUBLISHED && step != Step.PROVISIONED)
                .map(step -> "progress." + step)
                .forEach(keys::add);
        Arrays.stream(UrlGuard.Reason.values())
                .map(reason -> "hrm.error.url." + reason.name().toLowerCase(Locale.ROOT))
                .forEach(keys::add);
        Arrays.stream(AccountState.values())
                .map(state -> "status.title." + state)
                .forEach(keys::add);
        Arrays.stream(ValueOwner.values())
                .map(owner -> "mapping.owner." + owner)
                .forEach(keys::add);

        assertThat(keys).allMatch(messages::containsKey);
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = stream("/messages.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String read(String name) {
        try (InputStream in = stream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name) {
        return java.util.Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name), name);
    }
}
