package dev.countersign.local.bench.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The service's own metrics, as Prometheus gets them. */
public final class ServiceMetrics {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;

    /**
     * The metrics of a process.
     *
     * @param uri where they are
     */
    public ServiceMetrics(URI uri) {
        this.uri = uri;
    }

    /**
     * A metric, summed up over all its labels.
     *
     * @param name of the metric
     * @return the sum, 0 when there is none
     */
    public double sum(String name) throws InterruptedException {
        try {
            return sum(
                    name,
                    http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException("The service's metrics can't be read at " + uri, e);
        }
    }

    static double sum(String name, String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
