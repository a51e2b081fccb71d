package dev.countersign.schemas.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SecretOwnersTest {

    private static final String URL = "https://hrm.example/scim/v2";

    @Test
    void every_purpose_of_an_account_has_an_owner_of_its_own() {
        // When
        List<String> owners = List.of(
                SecretOwners.oneflowToken(1),
                SecretOwners.oneflowUserEmail(1),
                SecretOwners.auditValues(1),
                SecretOwners.hrmSecret(1, "scim", URL, "bearer", null, null));

        // Then
        assertThat(owners).doesNotHaveDuplicates().allMatch(owner -> owner.startsWith("account:1:"));
    }

    @Test
    void an_hrm_secret_belongs_to_where_it_is_sent() {
        // Given
        String owner = SecretOwners.hrmSecret(1, "scim", URL, "bearer", null, null);

        // Then
        assertThat(owner)
                .isEqualTo(SecretOwners.hrmSecret(1, "scim", URL, "bearer", null, null))
                .isNotEqualTo(SecretOwners.hrmSecret(2, "scim", URL, "bearer", null, null))
                .isNotEqualTo(SecretOwners.hrmSecret(1, "scim", "https://evil.example", "bearer", null, null))
                .isNotEqualTo(SecretOwners.hrmSecret(1, "scim", URL, "oauth2-client-credentials", null, null))
                .isNotEqualTo(SecretOwners.hrmSecret(1, "scim", URL, "bearer", "", null))
                .isNotEqualTo(SecretOwners.hrmSecret(1, "scim", URL, "bearer", null, ""));
    }

    @Property
    void moving_text_between_parts_makes_another_owner(@ForAll String left, @ForAll String right) {
        // When
        String owner = SecretOwners.hrmSecret(1, "scim", left + right, "", null, null);
        String moved = SecretOwners.hrmSecret(1, "scim", left, right, null, null);

        // Then
        assertThat(owner.equals(moved)).isEqualTo(right.isEmpty());
    }
}
