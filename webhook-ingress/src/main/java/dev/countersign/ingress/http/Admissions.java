package dev.countersign.ingress.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges requests by their heads alone. */
final class Admissions {

    /** Where endpoints are; the rest of the path is the endpoint's id. */
    static final String PATH = "/api/webhooks/oneflow/events/";

    private static final Pattern ENDPOINT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String JSON = "application/json";

    private final InFlight inFlight;
    private final int maxBody;

    Admissions(InFlight inFlight, int maxBody) {
        this.inFlight = inFlight;
        this.maxBody = maxBody;
    }

    /** Judges a request; when it is admitted, the caller gives the reserved room back. */
    Admission admit(HttpMethod method, String target, HttpHeaders headers) {
        Optional<String> endpointId = endpointId(target);
        if (endpointId.isEmpty()) {
            return refused(Outcome.UNKNOWN_PATH, "There is nothing here. Webhooks go to " + PATH + "{endpointId}.");
        }
        if (!HttpMethod.POST.equals(method)) {
            return refused(Outcome.WRONG_METHOD, "Webhooks are sent with POST.");
        }
        if (!isJson(headers)) {
            return refused(Outcome.WRONG_MEDIA_TYPE, "Webhooks have the content type " + JSON + " and no encoding.");
        }
        long announced = announcedLength(headers);
        if (announced > maxBody) {
            return new Admission.Refused(tooLarge(maxBody));
        }
        int reserved = announced < 0 ? maxBody : (int) announced;
        if (!inFlight.tryEnter(reserved)) {
            return refused(Outcome.OVERLOADED, "Too many requests are at work. Send it again later.");
        }
        return new Admission.Admitted(endpointId.get(), reserved);
    }

    static Answer tooLarge(int maxBody) {
        return Answer.of(Outcome.TOO_LARGE, "A webhook has at most " + maxBody + " bytes.");
    }

    /** The content-length header, or -1; Netty has refused what is not a number. */
    static long announcedLength(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length.strip());
    }

    /** Without decoding: an id has no character that would have to be encoded. */
    private static Optional<String> endpointId(String target) {
        int query = target.indexOf('?');
        return Optional.of(query < 0 ? target : target.substring(0, query))
                .filter(whole -> whole.startsWith(PATH))
                .map(whole -> whole.substring(PATH.length()))
                .filter(rest -> ENDPOINT_ID.matcher(rest).matches());
    }

    private static boolean isJson(HttpHeaders headers) {
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        return type != null
                && type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)
                && (encoding == null || encoding.equalsIgnoreCase("identity"));
    }

    private static Admission refused(Outcome outcome, String detail) {
        return new Admission.Refused(Answer.of(outcome, detail));
    }
}
