package dev.countersign.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OperatorPropertiesTest {

    @Test
    void the_operator_token_is_never_shown_and_a_short_or_odd_one_is_refused() {
        assertThat(operator("canary-0123456789").toString()).doesNotContain("canary");
        assertThat(operator(" ").token()).isNull();
        assertThat(operator(" ").isOn()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operator("short"))
                .withMessageContaining("countersign.operator.token")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("'short'"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operator("canary 0123456789"))
                .withMessageContaining("countersign.operator.token")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("canary"));
    }

    @Test
    void at_least_one_wrong_token_a_minute_is_looked_at() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperatorProperties(null, jwt(null, null, "roles"), 0))
                .withMessageContaining("countersign.operator.wrong-tokens-per-minute")
                .withMessageContaining("it is 0");
    }

    @Test
    void tokens_of_an_issuer_are_taken_only_for_an_audience() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jwt("https://login.example", null, "roles"))
                .withMessageContaining("countersign.operator.jwt.audience");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jwt(null, "countersign", "roles"))
                .withMessageContaining("countersign.operator.jwt.issuer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jwt("ldap://login.example", "countersign", "roles"))
                .withMessageContaining("countersign.operator.jwt.issuer")
                .withMessageContaining("ldap://login.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jwt("https://login.example", "countersign", "a..b"))
                .withMessageContaining("countersign.operator.jwt.roles-claim")
                .withMessageContaining("a..b");
    }

    private static OperatorProperties operator(String token) {
        return new OperatorProperties(token, jwt(null, null, "roles"), 20);
    }

    private static OperatorProperties.Jwt jwt(@Nullable String issuer, @Nullable String audience, String rolesClaim) {
        return new OperatorProperties.Jwt(
                issuer == null ? null : URI.create(issuer),
                null,
                audience,
                "countersign.operate",
                "countersign.read",
                null,
                null,
                rolesClaim,
                "sub");
    }
}
