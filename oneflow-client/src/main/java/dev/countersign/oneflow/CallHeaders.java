package dev.countersign.oneflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes into the headers of one request. */
record CallHeaders(
        OneflowToken token,
        @Nullable UserEmail user,
        @Nullable String customSource,
        Map<String, String> extra) {

    @Override
    public String toString() {
        return "CallHeaders[redacted]";
    }
}
