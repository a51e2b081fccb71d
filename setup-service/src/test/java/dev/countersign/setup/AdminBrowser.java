package dev.countersign.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An admin's browser without JavaScript. */
final class AdminBrowser {

    static final String HRM_SECRET = "canary-hrm-secret-4711";

    private final Connection session =
            Jsoup.newSession().followRedirects(true).ignoreHttpErrors(true).ignoreContentType(true);

    /** A page as it came. */
    record Page(Connection.Response response, Document document) {

        int status() {
            return response.statusCode();
        }

        String path() {
            return response.url().getPath();
        }

        String text(String css) {
            return Objects.requireNonNull(document.selectFirst(css), css).text();
        }

        String attribute(String css, String name) {
            return Objects.requireNonNull(document.selectFirst(css), css).attr(name);
        }

        /** Where a link leads. */
        String link(String css) {
            return Objects.requireNonNull(document.selectFirst(css), css).absUrl("href");
        }

        boolean has(String css) {
            return document.selectFirst(css) != null;
        }
    }

    /** Makes the call of the Setup URL that the sandbox describes. */
    Page arrive(JsonNode enabled) {
        JsonNode setup = enabled.path("setup");
        Connection request = session.newRequest(setup.path("url").asString());
        if (setup.path("method").asString().equals("POST")) {
            request.method(Connection.Method.POST);
            setup.path("form")
                    .properties()
                    .forEach(field ->
                            request.data(field.getKey(), field.getValue().asString()));
        }
        return load(request);
    }

    Page open(String url) {
        return load(session.newRequest(url));
    }

    Page openWithCookie(String url, String session) {
        return load(this.session.newRequest(url).cookie("countersign-setup", session));
    }

    /** What the browser keeps for an address. */
    @Nullable String cookie(String url, String name) {
        return session.cookieStore().get(URI.create(url)).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** What the browser keeps for an address, by name. */
    Map<String, String> cookies(String url) {
        return session.cookieStore().get(URI.create(url)).stream()
                .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue));
    }

    Page post(String url, Map<String, String> data) {
        return load(session.newRequest(url).method(Connection.Method.POST).data(data));
    }

    Page submit(Page page, String css, Map<String, String> values) {
        var form = (FormElement) Objects.requireNonNull(page.document().selectFirst(css), css);
        values.forEach((name, value) -> {
            var field = Objects.requireNonNull(form.selectFirst("[name=\"" + name + "\"]"), name);
            if (field.attr("type").equals("radio")) {
                form.select("[name=" + name + "]").forEach(radio -> radio.removeAttr("checked"));
                Objects.requireNonNull(form.selectFirst("[name=" + name + "][value=" + value + "]"))
                        .attr("checked", true);
            } else if (field.nameIs("select")) {
                field.select("option").forEach(option -> option.removeAttr("selected"));
                Objects.requireNonNull(field.selectFirst("option[value=" + value + "]"))
                        .attr("selected", true);
            } else {
                field.val(value);
            }
        });
        return load(form.submit());
    }

    /** From the welcome page to the mapping. */
    Page connect(Page welcome) {
        Page hrm = submit(welcome, "#confirm-form", Map.of());
        return submit(hrm, "#hrm-form", Map.of("url", "http://127.0.0.1:18090/scim/v2", "token", HRM_SECRET));
    }

    /** From the welcome page to the page that follows the confirmation of the mapping. */
    Page connectAndConfirm(Page welcome) {
        return submit(connect(welcome), "#mapping-form", Map.of());
    }

    private static Page load(Connection request) {
        try {
            Connection.Response response = request.timeout(30_000).execute();
            return new Page(response, response.parse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
