package dev.countersign.sync.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps in the session, as text, what has to be known again when a browser comes back from the identity provider; whichever replica it comes back to. */
@Component
final class BegunSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String ATTRIBUTE = "countersign.begun-sign-in";

    private final JsonMapper json;

    BegunSignIns(JsonMapper json) {
        this.json = json;
    }

    /** As it is kept. */
    private record Begun(
            String authorizationUri,
            String clientId,
            @Nullable String redirectUri,
            Set<String> scopes,
            @Nullable String state,
            Map<String, String> parameters,
            Map<String, String> attributes) {

        static Begun of(OAuth2AuthorizationRequest request) {
            return new Begun(
                    request.getAuthorizationUri(),
                    request.getClientId(),
                    request.getRedirectUri(),
                    request.getScopes(),
                    request.getState(),
                    texts(request.getAdditionalParameters()),
                    texts(request.getAttributes()));
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(scopes)
                    .state(state)
                    .additionalParameters(Map.<String, Object>copyOf(parameters))
                    .attributes(Map.<String, Object>copyOf(attributes))
                    .build();
        }

        private static Map<String, String> texts(Map<String, Object> values) {
            return values.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().toString(), (one, _) -> one, TreeMap::new));
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        HttpSession session = request.getSession(false);
        if (state == null || session == null || !(session.getAttribute(ATTRIBUTE) instanceof String kept)) {
            return null;
        }
        Begun begun = json.readValue(kept, Begun.class);
        return state.equals(begun.state()) ? begun.request() : null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            OAuth2AuthorizationRequest _ = removeAuthorizationRequest(request, response);
        } else {
            request.getSession(true).setAttribute(ATTRIBUTE, json.writeValueAsString(Begun.of(begun)));
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
        if (begun != null) {
            request.getSession().removeAttribute(ATTRIBUTE);
        }
        return begun;
    }
}
