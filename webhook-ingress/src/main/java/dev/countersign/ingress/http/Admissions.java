package dev.countersign.ingress.http;

import dev.countersign.ingress.endpoint.EndpointDirectory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.regex.Pattern;

/** Judges requests by their heads alone. */
final class Admissions {

    /** Where endpoints are; the rest of the path is the endpoint's id. */
    static final String PATH = "/api/webhooks/oneflow/events/";

    private static final Pattern ENDPOINT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String JSON = "application/json";

    private final EndpointDirectory directory;
    private final InFlight inFlight;
    private final int maxBody;

    Admissions(EndpointDirectory directory, InFlight inFlight, int maxBody) {
        this.directory = directory;
        this.inFlight = inFlight;
        this.maxBody = maxBody;
    }

    /** Judges a request; when it is admitted, the caller leaves its place at the end. */
    Admission admit(HttpMethod method, String target, HttpHeaders headers) {
        String endpointId = endpointId(target);
        boolean isKnown = directory.find(endpointId).isPresent();
        if (!isKnown && !ENDPOINT_ID.matcher(endpointId).matches()) {
            return refused(Outcome.UNKNOWN_PATH, "There is nothing here. Webhooks go to " + PATH + "{endpointId}.");
        }
        if (!HttpMethod.POST.equals(method)) {
            return refused(Outcome.WRONG_METHOD, "Webhooks are sent with POST.");
        }
        if (!isJson(headers)) {
            return refused(Outcome.WRONG_MEDIA_TYPE, "Webhooks have the content type " + JSON + " and no encoding.");
        }
        if (announcedLength(headers) > maxBody) {
            return new Admission.Refused(tooLarge(maxBody));
        }
        return isKnown ? admitKnown(endpointId) : admitUnknown(endpointId);
    }

    private Admission admitKnown(String endpointId) {
        return inFlight.tryEnter(endpointId)
                .<Admission>map(place -> new Admission.Admitted(endpointId, place))
                .orElseGet(() -> refused(
                        Outcome.OVERLOADED,
                        "Too many requests to this endpoint, or to all of them, are at work. Send it again later.",
                        endpointId));
    }

    private Admission admitUnknown(String endpointId) {
        if (!directory.isLoaded()) {
            return refused(Outcome.NOT_READY, "The service is starting. Send it again later.", endpointId);
        }
        return inFlight.tryEnterUnknown()
                .<Admission>map(place -> new Admission.Admitted(endpointId, place))
                .orElseGet(() -> refused(
                        Outcome.OVERLOADED,
                        "Too many requests to endpoints that are not known are at work. Send it again later.",
                        endpointId));
    }

    static Answer crowdedOut(String endpointId) {
        return Answer.of(
                Outcome.OVERLOADED,
                "Too many bytes of bodies are at work. Send it again later.",
                CallSubject.of(endpointId));
    }

    static Answer tooLarge(int maxBody) {
        return Answer.of(Outcome.TOO_LARGE, "A webhook has at most " + maxBody + " bytes.");
    }

    /** The content-length header, or -1; Netty has refused what is not a number. */
    static long announcedLength(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length.strip());
    }

    /** What the target has behind the path, or nothing. Without decoding: an id has no character that must be encoded. */
    private static String endpointId(String target) {
        if (!target.startsWith(PATH)) {
            return "";
        }
        int query = target.indexOf('?');
        return target.substring(PATH.length(), query < PATH.length() ? target.length() : query);
    }

    private static boolean isJson(HttpHeaders headers) {
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        String transfer = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        return type != null
                && (type.equals(JSON) || type.split(";", 2)[0].strip().equalsIgnoreCase(JSON))
                && (encoding == null || encoding.equalsIgnoreCase("identity"))
                && (transfer == null || transfer.strip().equalsIgnoreCase("chunked"));
    }

    private static Admission refused(Outcome outcome, String detail, String endpointId) {
        return new Admission.Refused(Answer.of(outcome, detail, CallSubject.of(endpointId)));
    }

    private static Admission refused(Outcome outcome, String detail) {
        return new Admission.Refused(Answer.of(outcome, detail));
    }
}
