package dev.countersign.operators;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An identity provider: a discovery document, keys, tokens signed with them, and a sign-in that asks nothing. */
public final class Issuer implements AutoCloseable {

    public static final String AUDIENCE = "countersign-operators";
    public static final String CLIENT = "countersign-console";

    private static final int KEY_BITS = 2048;
    private static final long LIFE_SECONDS = 300;

    private final HttpServer server;
    private final RSAKey key = newKey("k1");
    private final RSAKey stranger = newKey("k1");
    private final AtomicInteger keyFetches = new AtomicInteger();
    private volatile String person = "anna";
    private volatile String granted = "openid";
    private volatile @Nullable String nonce;

    public Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks", exchange -> {
            keyFetches.incrementAndGet();
            answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + uri() + "\",\"jwks_uri\":\"" + uri() + "/jwks\",\"authorization_endpoint\":\""
                        + uri()
                        + "/authorize\",\"token_endpoint\":\"" + uri()
                        + "/token\",\"subject_types_supported\":[\"public\"],\"response_types_supported\":[\"code\"],"
                        + "\"id_token_signing_alg_values_supported\":[\"RS256\"]}");
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    /** Who signs in from now on, and what is granted to that person. */
    public void signsIn(String subject, String scope) {
        this.person = subject;
        this.granted = scope;
    }

    /** Somebody is signed in already: the browser is sent back at once. */
    private void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
            nonce = query.get("nonce");
            String back = query.get("redirect_uri") + "?code=code-1&state="
                    + URLEncoder.encode(String.valueOf(query.get("state")), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", back);
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        JWTClaimsSet claims = claims(person)
                .audience(CLIENT)
                .claim("scope", null)
                .claim("nonce", nonce)
                .build();
        answer(
                exchange,
                "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"" + granted
                        + "\",\"id_token\":\"" + signAs("JWT", claims) + "\"}");
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A token that lacks nothing. */
    public String token(String subject) {
        return sign(claims(subject).build());
    }

    /** What a token that lacks nothing says. */
    public JWTClaimsSet.Builder claims(String subject) {
        Instant now = java.time.Clock.systemUTC().instant();
        return new JWTClaimsSet.Builder()
                .issuer(uri().toString())
                .audience(List.of("another", AUDIENCE))
                .subject(subject)
                .claim("scope", "openid countersign.operate")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(claims, key, "at+jwt");
    }

    /** Of another type than an access token. */
    public String signAs(String type, JWTClaimsSet claims) {
        return sign(claims, key, type);
    }

    /** With a key that only says that it is the issuer's. */
    public String signByStranger(JWTClaimsSet claims) {
        return sign(claims, stranger, "at+jwt");
    }

    /** With a key that nobody has heard of. */
    public String signByUnknownKey(JWTClaimsSet claims, String keyId) {
        return sign(claims, new RSAKey.Builder(stranger).keyID(keyId).build(), "at+jwt");
    }

    /** How often the keys were asked for. */
    public int keyFetches() {
        return keyFetches.get();
    }

    /** Without a signature. */
    public String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** With the public key, which everybody has, as if it were a shared secret. */
    public String signWithPublicKey(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims);
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String sign(JWTClaimsSet claims, RSAKey key, String type) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType(type))
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> answer(exchange, json));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
