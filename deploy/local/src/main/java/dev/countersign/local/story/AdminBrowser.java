package dev.countersign.local.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** What an admin's browser does without JavaScript: follows redirects, keeps cookies, sends forms as they stand. */
public final class AdminBrowser {

    private static final int TIMEOUT_MS = 30_000;

    private final Connection session = Jsoup.newSession()
            .timeout(TIMEOUT_MS)
            .followRedirects(true)
            .ignoreHttpErrors(true)
            .userAgent("Countersign demo browser");

    /**
     * A page as it came.
     *
     * @param status the HTTP status
     * @param document the page
     */
    public record Page(int status, Document document) {

        /**
         * What the page is called.
         *
         * @return its first heading, or its title
         */
        public String name() {
            return Optional.ofNullable(document.selectFirst("h1"))
                    .map(Element::text)
                    .orElse(document.title());
        }

        /**
         * The address without its query.
         *
         * @return the address
         */
        public String address() {
            return document.location().replaceFirst("\\?.*", "");
        }

        /**
         * Which of the setup pages it is.
         *
         * @return the last part of its path
         */
        public String step() {
            return address().replaceFirst(".*/", "");
        }
    }

    /**
     * Arrives at the Setup URL.
     *
     * @param call how Oneflow calls it
     * @return the page the admin sees
     */
    public Page arrive(Oneflow.SetupCall call) {
        Connection request = session.newRequest(call.url().toString());
        if (call.method().equals("POST")) {
            request.method(Connection.Method.POST).data(call.form());
        }
        return load(request);
    }

    /**
     * Loads a page.
     *
     * @param url its address
     * @return the page
     */
    public Page open(String url) {
        return load(session.newRequest(url));
    }

    /**
     * Fills in a form and sends it.
     *
     * @param page the page with the form
     * @param css which form
     * @param values what to type, by field name; other fields keep what they have
     * @return the page that follows
     */
    public Page submit(Page page, String css, Map<String, String> values) {
        if (!(page.document().selectFirst(css) instanceof FormElement form)) {
            throw new StoryFailedException("The page '" + page.name() + "' at " + page.address() + " has no form " + css
                    + ": " + page.document().body().text());
        }
        Map<String, String> missing = new HashMap<>(values);
        values.forEach((name, value) -> {
            Element field = form.selectFirst("[name=" + name + "]");
            if (field != null) {
                field.val(value);
                missing.remove(name);
            }
        });
        if (!missing.isEmpty()) {
            throw new StoryFailedException("The form of the page '" + page.name() + "' lacks " + missing.keySet());
        }
        return load(form.submit());
    }

    private static Page load(Connection request) {
        try {
            Connection.Response response = request.execute();
            return new Page(response.statusCode(), response.parse());
        } catch (IOException e) {
            throw new UncheckedIOException("The setup pages did not answer: " + e.getMessage(), e);
        }
    }
}
