package dev.countersign.ingress.http;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Problem details as RFC 9457 describes them. */
final class ProblemBody {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private ProblemBody() {}

    static byte[] of(Answer answer) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("type", "about:blank");
            json.writeStringProperty("title", answer.outcome().title());
            json.writeNumberProperty("status", answer.outcome().status());
            json.writeStringProperty("detail", answer.detail());
            if (answer.field() != null) {
                json.writeStringProperty("field", answer.field());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
