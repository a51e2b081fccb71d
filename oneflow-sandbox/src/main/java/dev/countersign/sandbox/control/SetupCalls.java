package dev.countersign.sandbox.control;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Urls;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.SetupMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works out the call to the partner's Setup URL for each authentication method. */
public final class SetupCalls {

    private final SetupCallSettings settings;
    private final Supplier<String> ownPage;

    /** @param ownPage where "Back to Oneflow" leads when no other place is configured */
    public SetupCalls(SetupCallSettings settings, Supplier<String> ownPage) {
        this.settings = settings;
        this.ownPage = ownPage;
    }

    public String defaultUrl() {
        return settings.setupUrl();
    }

    SetupCall call(Account account, SetupMethod method, String token, @Nullable String setupUrl) {
        String url = setupUrl == null || setupUrl.isBlank() ? settings.setupUrl() : requireWeb(setupUrl);
        return switch (method) {
            case AUTOMATIC_GET ->
                new SetupCall(token, "GET", Urls.withQuery(url, parameters(account, token)), Map.of());
            case AUTOMATIC_POST -> new SetupCall(token, "POST", url, parameters(account, token));
            case SHOW_TOKEN -> new SetupCall(token, "GET", url, Map.of());
        };
    }

    private Map<String, String> parameters(Account account, String token) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(settings.tokenParameter(), token);
        parameters.put(settings.accountIdParameter(), Long.toString(account.id()));
        parameters.put(settings.userEmailParameter(), account.admin().email());
        parameters.put(
                settings.returnUrlParameter(), settings.returnUrl().isEmpty() ? ownPage.get() : settings.returnUrl());
        return parameters;
    }

    private static String requireWeb(String url) {
        try {
            URI uri = new URI(url);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told to the caller below, like a URL with another scheme.
        }
        throw ApiProblem.invalid("setup_url", "This parameter must be an http or https URL.");
    }
}
