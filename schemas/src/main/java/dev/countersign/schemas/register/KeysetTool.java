package dev.countersign.schemas.register;

import dev.countersign.schemas.secrets.Keysets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Steps of a key rotation. They print the changed keyset and leave the file as it is: keep what is printed as the mounted secret. */
@Command(
        name = "keyset-change",
        description = "Lists the keys of a keyset file, or prints the keyset with a change.",
        mixinStandardHelpOptions = true)
final class KeysetTool {

    @Spec
    @Nullable CommandSpec spec;

    @Command(name = "list", description = "Prints the ids of the keys; none of their material.")
    void list(@Parameters(paramLabel = "FILE") Path file) {
        Keysets.keys(file).forEach(key -> print(key.id() + (key.primary() ? " primary" : "")));
    }

    @Command(name = "add", description = "Adds a key that opens and does not seal yet.")
    void add(@Parameters(paramLabel = "FILE") Path file) {
        print(Keysets.withNewKey(file));
    }

    @Command(name = "promote", description = "Makes a key the one that seals; every reader must have it by then.")
    void promote(@Parameters(paramLabel = "FILE") Path file, @Parameters(paramLabel = "KEY-ID") int keyId) {
        print(Keysets.withPrimary(file, keyId));
    }

    @Command(name = "remove", description = "Removes a key; what is sealed with it never opens again.")
    void remove(@Parameters(paramLabel = "FILE") Path file, @Parameters(paramLabel = "KEY-ID") int keyId) {
        print(Keysets.withoutKey(file, keyId));
    }

    @Command(name = "encrypt", description = "Encrypts the keyset with a key-encryption key.")
    void encrypt(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--kek", required = true, description = "file:///…, gcp-kms://…, aws-kms://…")
                    String kekUri) {
        print(Keysets.encrypted(file, kekUri));
    }

    private void print(String text) {
        Objects.requireNonNull(spec).commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
