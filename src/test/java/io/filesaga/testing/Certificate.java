package io.filesaga.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server's key and its certificate, which no authority but itself has signed; made by the JDK's keytool. */
public final class Certificate {

    private static final String ALIAS = "server";
    private static final String PASSWORD = "of-the-tests";

    private final Path store;
    private final Path pem;

    private Certificate(Path folder) {
        this.store = folder.resolve("key.p12");
        this.pem = folder.resolve("certificate.pem");
    }

    /** @param folder an empty one, for the two files */
    public static Certificate of(Path folder, String... names) {
        Certificate made = new Certificate(folder);
        String all = Arrays.stream(names).map(name -> "dns:" + name).collect(Collectors.joining(","));
        made.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + names[0], "-ext", "san=" + all);
        made.export();
        return made;
    }

    private void keytool(String... command) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        all.addAll(List.of(command));
        all.addAll(List.of("-alias", ALIAS, "-keystore", store.toString(), "-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            assertEquals(0, process.onExit().join().exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client has to trust. */
    public Path pem() {
        return pem;
    }

    /** For a server. */
    public SSLContext context() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void export() {
        try {
            String encoded = Base64.getMimeEncoder()
                    .encodeToString(keys().getCertificate(ALIAS).getEncoded());
            Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keys() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
