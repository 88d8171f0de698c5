package io.filesaga.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** An identity provider: its key is made anew for each JVM, its public half is what services are told. */
public final class Tokens {

    private static final String PRIVATE = "test.filesaga.signing-key";
    private static final String PUBLIC = "test.filesaga.verification-key";

    private Tokens() {}

    /** What the service must be told to trust them. */
    public static synchronized Map<String, String> settings() {
        if (System.getProperty(PUBLIC) == null) {
            KeyPair pair = newPair();
            System.setProperty(PRIVATE, written(pair.getPrivate()));
            System.setProperty(PUBLIC, written(pair.getPublic()));
        }
        return Map.of("quarkus.oidc.public-key", System.getProperty(PUBLIC));
    }

    private static String written(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that is good for an hour. */
    public static String of(String owner, String... roles) {
        return of(owner, Duration.ofHours(1), signingKey(), roles);
    }

    /** A token whose time is over. */
    public static String expired(String owner) {
        return of(owner, Duration.ofMinutes(-10), signingKey());
    }

    /** A token that somebody else signed. */
    public static String forged(String owner) {
        return of(owner, Duration.ofHours(1), newPair().getPrivate());
    }

    /** A token that does not say whose it is. */
    public static String ofNobody() {
        return Jwt.claims(Map.of("scope", "files")).expiresIn(3600).sign(signingKey());
    }

    private static String of(String owner, Duration life, PrivateKey key, String... roles) {
        Instant now = Instant.now();
        return Jwt.claims(Map.of())
                .subject(owner)
                .groups(Set.of(roles))
                .issuedAt(now.minus(Duration.ofHours(1)))
                .expiresAt(now.plus(life))
                .sign(key);
    }

    private static PrivateKey signingKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }
}
