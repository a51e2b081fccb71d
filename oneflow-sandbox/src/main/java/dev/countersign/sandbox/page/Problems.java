package dev.countersign.sandbox.page;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Handler;
import java.util.Map;
import java.util.Objects;

/** Shows what went wrong as a page instead of as JSON. */
final class Problems {

    private Problems() {}

    static Handler shownBy(Renderer renderer, Handler handler) {
        return call -> {
            try {
                return handler.handle(call);
            } catch (ApiProblem problem) {
                return renderer.page(
                        problem.status(),
                        "problem",
                        Map.of(
                                "message",
                                Objects.toString(problem.getMessage()),
                                "problems",
                                problem.parameterProblems()));
            }
        };
    }
}
