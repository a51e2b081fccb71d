package dev.countersign.setup.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.TestProperties;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

final class SessionCookieTest {

    @Test
    void so_is_the_cookie_of_the_forms() {
        // Given
        var repository = new WebSecurity().formTokens(TestProperties.setup());
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();

        // When
        repository.saveToken(repository.generateToken(request), request, response);

        // Then
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-countersign-setup-form=")
                .contains("Path=/", "Secure", "HttpOnly")
                .doesNotContain("Domain");
        assertThat(response.getCookies())
                .allSatisfy(
                        cookie -> assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax"));
    }

    @Test
    void served_by_https_the_cookie_is_secure_and_bound_to_the_host() {
        // Given
        var serializer = new WebConfiguration().sessionCookie(TestProperties.setup());
        var response = new MockHttpServletResponse();

        // When
        serializer.writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "session"));

        // Then
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-countersign-setup=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }
}
