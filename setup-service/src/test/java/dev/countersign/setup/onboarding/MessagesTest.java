package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.EmployeeAttributes;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.ValueType;
import dev.countersign.setup.account.AccountState;
import dev.countersign.setup.drift.DriftFinding;
import dev.countersign.setup.drift.DriftKind;
import dev.countersign.setup.provisioning.Goal;
import dev.countersign.setup.provisioning.Problem;
import dev.countersign.setup.provisioning.Step;
import dev.countersign.setup.syncservice.ConnectionTest;
import dev.countersign.setup.web.PageLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class MessagesTest {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-z0-9.A-Z_-]+)[}(]|'([a-z]+\\.[a-z.-]+[a-z])'");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final List<String> TEMPLATES = List.of(
            "welcome",
            "token",
            "reconnect",
            "hrm",
            "mapping",
            "progress",
            "status",
            "disconnect",
            "disconnected",
            "problem",
            "error",
            "fragments/layout",
            "fragments/field");

    /** Words that both languages share. */
    private static final Set<String> THE_SAME = Set.of(
            "page.title",
            "language.en",
            "language.sv",
            "hrm.token",
            "mapping.attribute.division",
            "mapping.attribute.organization",
            "status.webhook");

    private final Properties english = load("/messages.properties");
    private final Properties swedish = load("/messages_sv.properties");

    @Test
    void every_text_is_there_in_each_language() {
        assertThat(swedish.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames())
                .hasSizeGreaterThan(200);
        assertThat(PageLanguage.LANGUAGES).hasSize(2);
        assertThat(english.getProperty("page.lang")).isEqualTo("en");
        assertThat(swedish.getProperty("page.lang")).isEqualTo("sv");
    }

    @Test
    void a_text_has_the_same_arguments_in_each_language_and_can_be_formatted() {
        for (String key : english.stringPropertyNames()) {
            String one = english.getProperty(key);
            String other = swedish.getProperty(key);

            assertThat(placeholders(other)).as(key).isEqualTo(placeholders(one));
            assertThat(format(one)).as(key).doesNotContain("{").isNotBlank();
            assertThat(format(other)).as(key).doesNotContain("{").isNotBlank();
        }
    }

    @Test
    void an_apostrophe_is_doubled() {
        assertThat(Stream.of(english, swedish)
                        .flatMap(texts -> texts.values().stream())
                        .map(String::valueOf))
                .noneMatch(text -> text.replace("''", "").contains("'"));
    }

    @Test
    void nothing_was_left_untranslated() {
        assertThat(english.stringPropertyNames().stream()
                        .filter(key -> !THE_SAME.contains(key))
                        .filter(key -> english.getProperty(key).equals(swedish.getProperty(key))))
                .isEmpty();
    }

    @Test
    void every_text_that_a_template_names_is_there() {
        List<String> keys = TEMPLATES.stream()
                .flatMap(template -> KEY.matcher(read(template)).results())
                .map(MessagesTest::key)
                .toList();

        assertThat(keys).hasSizeGreaterThan(100).allMatch(this::isTextOrPrefix);
    }

    @ParameterizedTest
    @FieldSource("TEMPLATES")
    void no_template_has_a_text_of_its_own(String template) {
        Document document = Jsoup.parse(read(template));

        assertThat(document.getAllElements().stream()
                        .filter(element -> !element.ownText().isBlank())
                        .filter(element -> !element.hasAttr("th:text"))
                        .map(Element::outerHtml))
                .isEmpty();
        assertThat(document.select("[title],[placeholder],[aria-label],img[alt]:not([alt=''])"))
                .isEmpty();
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
        add(keys, "problem.", Problem.values());
        add(keys, "status.title.", AccountState.values());
        add(keys, "mapping.owner.", ValueOwner.values());
        add(keys, "mapping.owner.help.", ValueOwner.values());
        add(keys, "progress.state.", ProgressLine.State.values());
        add(keys, "drift.", DriftKind.values());
        add(keys, "drift.outcome.", DriftFinding.Outcome.values());
        add(keys, "hrm.trial.reason.", ConnectionTest.Reason.values());
        add(keys, "hrm.trial.warning.", ConnectionTest.Warning.values());
        for (Goal goal : List.of(Goal.PROVISION, Goal.DEPROVISION)) {
            keys.addAll(List.of("progress.title." + goal, "progress.waiting." + goal, "progress.stopped." + goal));
            goal.steps().stream()
                    .filter(step -> step != Step.ENDPOINT_PUBLISHED
                            && step != goal.steps().getLast())
                    .map(step -> "progress." + step)
                    .forEach(keys::add);
        }
        Arrays.stream(UrlGuard.Reason.values())
                .map(reason -> "hrm.error.url." + reason.name().toLowerCase(Locale.ROOT))
                .forEach(keys::add);
        for (ValueType type : ValueType.values()) {
            DataField field = new DataField("a", "A", null, null, "name", type, ValueOwner.CONTRACT);
            EmployeeAttributes.choicesFor(field).forEach(attribute -> keys.add("mapping.attribute." + attribute));
        }

        assertThat(keys).isSubsetOf(english.stringPropertyNames());
    }

    private static void add(List<String> keys, String prefix, Enum<?>... values) {
        Arrays.stream(values).map(value -> prefix + value.name()).forEach(keys::add);
    }

    /** A template may also name the beginning of keys whose end it works out. */
    private boolean isTextOrPrefix(String key) {
        return english.containsKey(key)
                || english.stringPropertyNames().stream().anyMatch(text -> text.startsWith(key + "."));
    }

    private static String key(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static String format(String text) {
        return new MessageFormat(text, Locale.ENGLISH).format(new Object[] {2, 3});
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (InputStream in = stream(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String read(String template) {
        try (InputStream in = stream("/templates/" + template + ".html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name), name);
    }
}
