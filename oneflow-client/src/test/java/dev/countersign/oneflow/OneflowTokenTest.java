package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OneflowTokenTest {

    @Test
    void the_documented_example_is_a_token() {
        assertThat(OneflowToken.isWellFormed("9841f1ee533681c3ea6a438560f2bb6c73b76675"))
                .isTrue();
    }

    @Property
    void tokens_never_show_themselves(@ForAll("tokens") String text) {
        OneflowToken token = new OneflowToken(text);

        String shown = token + " " + new CallHeaders(token, null, null, java.util.Map.of());

        assertThat(shown).doesNotContain(text);
        assertThat(token.value()).isEqualTo(text);
    }

    @Property
    void what_is_no_token_is_refused_without_repeating_it(@ForAll String text) {
        Throwable thrown = catchThrowable(() -> new OneflowToken(text));

        if (text.matches("[a-zA-Z0-9-]{40}")) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
            assertThat(text.length() < 8 || !thrown.toString().contains(text)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9841f1ee533681c3ea6a438560f2bb6c73b76675\n",
                "9841f1ee533681c3ea6a438560f2bb6c73b7667",
                "9841f1ee533681c3ea6a438560f2bb6c73b7667å"
            })
    void near_misses_are_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneflowToken(text))
                .withMessageContaining("exactly 40")
                .withMessageNotContaining("9841f1ee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nx-evil: 1", "å@b"})
    void what_is_no_email_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserEmail(text));
    }

    @Test
    void the_creator_is_a_user() {
        assertThat(UserEmail.creator().value()).isEqualTo("__CREATOR__");
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars('-')
                .ofLength(40);
    }
}
