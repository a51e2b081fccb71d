package dev.countersign.oneflow;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.bind.ClientRequestUriContext;
import io.micronaut.http.client.bind.TypedClientArgumentRequestBinder;
import jakarta.inject.Singleton;

/** Puts {@link CallHeaders} into the request. Ours come last, so that no extra header can stand in for the token. */
@Singleton
final class CallHeadersBinder implements TypedClientArgumentRequestBinder<CallHeaders> {

    private static final String TOKEN = "x-oneflow-api-token";
    private static final String CUSTOM_SOURCE = "x-oneflow-custom-source";

    @Override
    public Argument<CallHeaders> argumentType() {
        return Argument.of(CallHeaders.class);
    }

    @Override
    public void bind(
            ArgumentConversionContext<CallHeaders> context,
            ClientRequestUriContext uriContext,
            CallHeaders value,
            MutableHttpRequest<?> request) {
        MutableHttpHeaders headers = request.getHeaders();
        value.extra().forEach(headers::set);
        headers.set(TOKEN, value.token().value());
        if (value.user() != null) {
            headers.set(HeaderHiding.HIDDEN_USER_EMAIL, value.user().value());
        }
        if (value.customSource() != null) {
            headers.set(CUSTOM_SOURCE, value.customSource());
        }
    }
}
