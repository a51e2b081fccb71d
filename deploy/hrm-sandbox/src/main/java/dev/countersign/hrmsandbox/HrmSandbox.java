package dev.countersign.hrmsandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running stand-in for a partner's HRM. It keeps employees in memory and offers SCIM 2.0 (RFC 7643, RFC 7644) with core
 * user, enterprise user and Countersign's extension: unique user names (409), ETags and {@code If-Match} (412), filters,
 * PATCH, and 400 for what the schema does not allow. What a manager's id points to must exist.
 */
public final class HrmSandbox implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads;

    private HrmSandbox(HttpServer http, ExecutorService threads) {
        this.http = http;
        this.threads = threads;
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @param config where and with which token
     * @return the running sandbox, to be closed
     * @throws UncheckedIOException when the port is occupied
     */
    public static HrmSandbox start(HrmSandboxConfig config) {
        EmployeeStore store = new EmployeeStore(config.clock());
        if (config.demoEmployees()) {
            DemoEmployees.hireInto(store);
        }
        Faults faults = new Faults();
        HttpServer http = bind(config);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(threads);
        http.createContext(ScimHttp.PATH + "/", new ScimHttp(new ScimServer(store), faults, config.bearerToken()));
        http.createContext("/", new Control(store, faults));
        http.start();
        return new HrmSandbox(http, threads);
    }

    /**
     * The page of employees.
     *
     * @return the address of the page
     */
    public URI pageUri() {
        return uri("/");
    }

    /**
     * Where SCIM clients find it.
     *
     * @return the SCIM base URL, without a slash at the end
     */
    public URI scimUri() {
        return uri(ScimHttp.PATH);
    }

    /**
     * Where tests look and turn.
     *
     * @return the base of the control API, without a slash at the end
     */
    public URI controlUri() {
        return uri("/control");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private URI uri(String path) {
        return URI.create("http://" + http.getAddress().getHostString() + ":"
                + http.getAddress().getPort() + path);
    }

    private static HttpServer bind(HrmSandboxConfig config) {
        try {
            return HttpServer.create(new InetSocketAddress(config.address(), config.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The HRM sandbox can't listen on " + config.address() + ":" + config.port()
                            + "; free the port or choose another one",
                    e);
        }
    }
}
