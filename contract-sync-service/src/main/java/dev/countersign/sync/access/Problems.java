package dev.countersign.sync.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Problem documents (RFC 9457) of whoever answers before a controller does. */
final class Problems {

    private Problems() {}

    /** Writes one; the detail is ours and needs no escaping. */
    static void write(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getWriter().write("{\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }
}
