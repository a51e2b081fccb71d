package dev.countersign.local.stack;

import dev.countersign.schemas.secrets.SecretBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The secrets of one run, made anew for each, readable by their owner only.
 *
 * @param operatorToken opens the services' operator interfaces
 * @param serviceToken the setup service's, at the sync service
 * @param hrmToken opens the HRM stand-in's SCIM server
 * @param endpointKeyset keyset file for webhook sign keys
 * @param credentialsKeyset keyset file for tokens and HRM credentials
 */
public record LocalSecrets(
        String operatorToken, String serviceToken, String hrmToken, Path endpointKeyset, Path credentialsKeyset) {

    private static final String OWNER_ONLY_FILE = "rw-------";
    private static final String OWNER_ONLY_FOLDER = "rwx------";

    /**
     * Makes the secrets of a run.
     *
     * @param folder where the files go; made when it is missing
     * @param random where they come from
     * @return the secrets
     */
    public static LocalSecrets makeIn(Path folder, SecureRandom random) {
        try {
            createFolder(folder);
            String operatorToken = token(random);
            String hrmToken = token(random);
            write(folder.resolve("operator-token"), operatorToken);
            write(folder.resolve("hrm-token"), hrmToken);
            return new LocalSecrets(
                    operatorToken,
                    token(random),
                    hrmToken,
                    write(folder.resolve("endpoint-keyset.json"), SecretBox.newKeyset()),
                    write(folder.resolve("credentials-keyset.json"), SecretBox.newKeyset()));
        } catch (IOException e) {
            throw new UncheckedIOException("The secrets of this run can't be written to " + folder, e);
        }
    }

    private static String token(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void createFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY_FOLDER)));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static Path write(Path file, String content) throws IOException {
        if (isPosix(file)) {
            // Created with its permissions, so that there is no moment at which others can open it.
            Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY_FILE)));
        }
        return Files.writeString(file, content, StandardOpenOption.CREATE);
    }

    private static boolean isPosix(Path path) {
        return Set.copyOf(path.getFileSystem().supportedFileAttributeViews()).contains("posix");
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "LocalSecrets[]";
    }
}
