package io.filesaga.events.sns;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signs like SNS, with a key and a certificate of its own, which is good for a year. */
final class Signer {

    private static final String PASSWORD = "password";
    private static final String ALIAS = "sns";

    private final PrivateKey key;
    private final byte[] certificate;

    private Signer(PrivateKey key, byte[] certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** Has the JDK's own tool make the pair: there is no public way to make a certificate in Java itself. */
    static Signer make() {
        try {
            Path file = Files.createTempDirectory("signer").resolve("keys.p12");
            Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            List<String> command = List.of(
                    tool.toString(),
                    "-genkeypair",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-validity",
                    "365",
                    "-alias",
                    ALIAS,
                    "-dname",
                    "CN=sns.amazonaws.com",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    file.toString());
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("keytool: " + exit);
            }
            return of(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signer of(KeyStore store) throws GeneralSecurityException {
        byte[] encoded = store.getCertificate(ALIAS).getEncoded();
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END CERTIFICATE-----\n";
        return new Signer(
                (PrivateKey) store.getKey(ALIAS, PASSWORD.toCharArray()), pem.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] certificate() {
        return certificate;
    }

    /** The message with its signature; what is signed is written as the page about it says, not as our code does it. */
    String sign(Map<String, String> message, int version, String... members) {
        StringBuilder text = new StringBuilder();
        for (String member : members) {
            text.append(member).append("\n").append(message.get(member)).append("\n");
        }
        try {
            Signature signature = Signature.getInstance(version == 1 ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            Map<String, String> signed = new TreeMap<>(message);
            signed.put("SignatureVersion", String.valueOf(version));
            signed.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
            return new ObjectMapper().writeValueAsString(signed);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
