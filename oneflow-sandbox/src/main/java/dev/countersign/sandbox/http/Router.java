package dev.countersign.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the handler of a request by method and path; patterns are like {@code /v1/contracts/{contract_id}}, the first that fits wins. */
public final class Router {

    private final List<Route> routes = new ArrayList<>();

    public Router on(String method, String pattern, Handler handler) {
        routes.add(new Route(method, List.of(pattern.split("/", -1)), handler));
        return this;
    }

    /**
     * Lets the first route that fits answer.
     *
     * @throws ApiProblem 404 for an unknown path, 405 for a known path with another method
     */
    public Reply dispatch(Call call) {
        String[] segments = call.path().split("/", -1);
        boolean pathKnown = false;
        for (Route route : routes) {
            Map<String, String> parameters = route.match(segments);
            if (parameters != null) {
                pathKnown = true;
                if (route.method.equals(call.method())) {
                    return route.handler.handle(call.withPathParameters(parameters));
                }
            }
        }
        throw pathKnown
                ? ApiProblem.of(405, "The method " + call.method() + " is not allowed for this URL.")
                : ApiProblem.notFound("No such URL.");
    }

    private record Route(String method, List<String> pattern, Handler handler) {

        @Nullable Map<String, String> match(String[] segments) {
            if (segments.length != pattern.size()) {
                return null;
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < segments.length; i++) {
                String expected = pattern.get(i);
                if (expected.startsWith("{")) {
                    // A plus sign is itself in a path, unlike in a query.
                    String value = Urls.decode(segments[i].replace("+", "%2B"));
                    parameters.put(expected.substring(1, expected.length() - 1), value);
                } else if (!expected.equals(segments[i])) {
                    return null;
                }
            }
            return parameters;
        }
    }
}
