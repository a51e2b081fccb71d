package dev.countersign.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class UrlsTest {

    @Property(tries = 300)
    void reads_back_whatever_it_wrote(@ForAll @Size(max = 5) Map<@NotEmpty String, String> parameters) {
        // When
        Map<String, String> read = Urls.parseQuery(Urls.query(withoutSurrogates(parameters)));

        // Then
        assertThat(read).isEqualTo(withoutSurrogates(parameters));
    }

    @Property(tries = 300)
    void never_fails_but_with_a_problem_of_the_caller(@ForAll String query) {
        try {
            // When
            Map<String, String> read = Urls.parseQuery(query);

            // Then
            assertThat(read).isNotNull();
        } catch (ApiProblem problem) {
            assertThat(problem.status()).isEqualTo(400);
        }
    }

    @Test
    void refuses_a_broken_percent_encoding() {
        // When / Then
        assertThatThrownBy(() -> Urls.parseQuery("a=%zz"))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
    }

    /** A lone surrogate cannot be encoded by anybody. */
    private static Map<String, String> withoutSurrogates(Map<String, String> parameters) {
        Map<String, String> clean = new LinkedHashMap<>();
        parameters.forEach((name, value) -> clean.put(clean(name), clean(value)));
        return clean;
    }

    private static String clean(String text) {
        return text.codePoints()
                .map(c -> c >= 0xD800 && c <= 0xDFFF ? 'x' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
