package dev.countersign.local.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the services are, and with what token they are asked. The token itself is never an argument: others see those. */
final class Connection {

    private static final String TOKEN = "COUNTERSIGN_TOKEN";
    /** Where a demo on this machine keeps its own. */
    private static final Path OF_THE_DEMO = Path.of(".local", "secrets", "operator-token");

    @Option(
            names = "--setup-url",
            paramLabel = "URL",
            defaultValue = "${env:COUNTERSIGN_SETUP_URL:-http://localhost:18110}",
            description = "The setup service (default: $COUNTERSIGN_SETUP_URL, or ${DEFAULT-VALUE}).")
    URI setupUrl = URI.create("http://localhost:18110");

    @Option(
            names = "--sync-url",
            paramLabel = "URL",
            defaultValue = "${env:COUNTERSIGN_SYNC_URL:-http://localhost:18120}",
            description = "The contract sync service (default: $COUNTERSIGN_SYNC_URL, or ${DEFAULT-VALUE}).")
    URI syncUrl = URI.create("http://localhost:18120");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the operator's token (default: $" + TOKEN
                    + " is the token, else that of the demo here).")
    @Nullable Path tokenFile;

    ServiceApi setup() {
        return new ServiceApi("setup service", setupUrl, token(System.getenv()), HttpClient.newHttpClient());
    }

    ServiceApi sync() {
        return new ServiceApi("contract sync service", syncUrl, token(System.getenv()), HttpClient.newHttpClient());
    }

    private String token(Map<String, String> environment) {
        if (tokenFile != null) {
            return read(tokenFile);
        }
        String given = environment.get(TOKEN);
        return given != null ? given.strip() : read(OF_THE_DEMO);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException _) {
            throw new ApiException("There is no token: set " + TOKEN + ", or --token-file, or start a demo here ("
                    + file + " is not there).");
        } catch (IOException e) {
            throw new ApiException("The token file " + file + " can't be read: " + e.getMessage());
        }
    }
}
