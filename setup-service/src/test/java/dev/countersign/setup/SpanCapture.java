package dev.countersign.setup;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a process of the service would send to a collector of traces, kept as text while it is wanted. */
@Component
final class SpanCapture implements SpanExporter {

    private final ObjectProvider<SdkTracerProvider> tracing;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private volatile boolean wanted;

    SpanCapture(ObjectProvider<SdkTracerProvider> tracing) {
        this.tracing = tracing;
    }

    void begin() {
        wanted = true;
    }

    /** Name, attributes, events and status of each span that ended since the beginning. */
    List<String> end() {
        tracing.getObject().forceFlush().join(10, TimeUnit.SECONDS);
        wanted = false;
        return texts;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        if (wanted) {
            spans.forEach(span -> texts.add(
                    span.getName() + " " + span.getAttributes() + " " + span.getEvents() + " " + span.getStatus()));
        }
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
