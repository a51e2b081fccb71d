package dev.countersign.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of one run, made with the JDK's keytool. */
final class Certificates {

    private static final String AUTHORITY = "authority";
    private static final String PASSWORD = "changeit";
    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Path store;

    /** Makes the authority. */
    Certificates(Path folder) throws IOException, GeneralSecurityException {
        this.folder = Files.createDirectories(folder);
        this.store = folder.resolve("all.p12");
        generate(AUTHORITY, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign,cRLSign");
        Path _ = file("ca.crt", authority());
    }

    /** Makes a key pair with a certificate of that common name; servers are at 127.0.0.1. */
    void make(String name) throws IOException {
        generate(name, "-signer", AUTHORITY, "-ext", "san=ip:127.0.0.1,dns:localhost");
    }

    /** One key pair, for a server within this process: with several, it would show any of them. */
    KeyStore identity(String name) throws IOException, GeneralSecurityException {
        KeyStore identity = KeyStore.getInstance("PKCS12");
        identity.load(null, null);
        identity.setKeyEntry(name, all().getKey(name, password()), password(), all().getCertificateChain(name));
        return identity;
    }

    private KeyStore all() throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, password());
        }
        return all;
    }

    static char[] password() {
        return PASSWORD.toCharArray();
    }

    /** The authority's certificate. */
    String authority() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", all().getCertificate(AUTHORITY).getEncoded());
    }

    /** The same as a file. */
    Path authorityFile() {
        return folder.resolve("ca.crt");
    }

    /** A certificate with those that lead to the authority. */
    String chain(String name) throws IOException, GeneralSecurityException {
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : all().getCertificateChain(name)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return chain.toString();
    }

    String key(String name) throws IOException, GeneralSecurityException {
        Key key = all().getKey(name, password());
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** The authority alone as a store, for clients that read no PEM. */
    Path trustStore(String password) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(AUTHORITY, all().getCertificate(AUTHORITY));
        Path file = folder.resolve("trust.p12");
        try (var out = Files.newOutputStream(file)) {
            trust.store(out, password.toCharArray());
        }
        return file;
    }

    /** A file that only its owner reads. */
    Path file(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void generate(String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(Arrays.asList(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = keytool.inputReader()) {
            String said = String.join("\n", output.lines().toList());
            if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException("keytool made no certificate of " + name + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making a certificate", e);
        }
    }

    private static String pem(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}
