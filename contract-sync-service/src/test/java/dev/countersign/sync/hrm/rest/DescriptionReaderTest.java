package dev.countersign.sync.hrm.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sync.hrm.HrmKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in a description are found at the start, and the message names the place. */
final class DescriptionReaderTest {

    @Test
    void the_description_that_comes_along_is_right() {
        RestDescription bamboo = RestFixture.bamboo();
        assertThat(bamboo.kind()).isEqualTo("bamboohr");
        assertThat(bamboo.name()).isEqualTo("BambooHR");
        assertThat(bamboo.authentication().credentials()).isEqualTo(HrmKind.Credentials.KEY);
        assertThat(bamboo.attributes()).containsKeys("givenName", "birthDate", "contractId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: bamboohr | kind: Bamboo HR | test.yaml kind: must be 2 to 40",
                "scheme: basic | scheme: digest | test.yaml authentication scheme: must be one of [bearer, basic, api-key]",
                "user: \"{secret}\" | user: me | test.yaml authentication: exactly one of user and password",
                "read: /firstName | read: firstName | test.yaml attributes givenName read: must be a JSON Pointer",
                "address: {read: /address1 | address: {read: /address1, sort: x | test.yaml attributes address: has the unknown key 'sort'",
                "by: key.email | by: key.phone | test.yaml find[1] by: must be one of",
                "id: /fields/eeid | uid: /fields/eeid | test.yaml find[0]: has the unknown key 'uid'",
                "path: /api/v1/employees/{id} | path: api/v1/employees/{id} | test.yaml read path: must begin with '/'",
                "path: /api/v1/employees/{id} | path: /api/v1/employees/{number} | test.yaml read path: there is no variable 'number' here",
                "path: /api/v1/employees/{id} | path: '/api/v1/employees/{id' | test.yaml read path: has characters that a path has only encoded",
                "jobTitle: \"{title}\" | jobTitle: \"{job}\" | test.yaml create body jobTitle: there is no variable 'job' here",
                "jobTitle: \"{title}\" | jobTitle: \"fixed\" | test.yaml create body: writes no {title}",
                "{key.employeeNumber:odata} | {key.employeeNumber:sql} | test.yaml find[0] body filter: there is no escape 'sql'",
                "pattern: \"(\\\\d+)/?$\" | pattern: \"\\\\d+\" | test.yaml create id pattern: must have one group",
                "status: 406 | status: 4xx | test.yaml answers[2] status: must be a status such as 409",
                "matches: duplicate | matches: \"(\" | test.yaml answers[0] matches: is no regular expression",
                "means: conflict | means: maybe | test.yaml answers[0] means: must be one of",
                "paging: {lastPage: /meta/totalPages | paging: {cursor: /next, lastPage: /meta/totalPages | test.yaml find[0] paging: must have either",
                "name: BambooHR | name: \"\" | test.yaml name: must be a",
                "kind: bamboohr | kind: [ | test.yaml, line"
            })
    void a_mistake_is_told_with_its_place(String right, String wrong, String message) {
        // Given
        String text = RestFixture.bambooText();
        assertThat(text).contains(right);

        // When, Then
        assertThatThrownBy(() -> RestFixture.description(text.replaceFirst(
                        java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong))))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining(message);
    }
}
