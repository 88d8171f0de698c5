package io.filesaga.storage.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/** One real S3 endpoint (S3Proxy on the file system, as a child process) for all tests of this JVM. */
final class S3ProxyForTests {

    static final String ACCESS_KEY = "AKIATESTTESTTESTTEST";
    static final String SECRET_KEY = "a-secret/of+tests";
    static final String BUCKET = "contract";

    private static final class Shared {
        static final S3ProxyForTests SERVER = start();
    }

    private final URI endpoint;
    private final S3AsyncClient client;

    private S3ProxyForTests(URI endpoint) {
        this.endpoint = endpoint;
        this.client = client(endpoint).build();
    }

    static S3ProxyForTests shared() {
        return Shared.SERVER;
    }

    URI endpoint() {
        return endpoint;
    }

    S3AsyncClient client() {
        return client;
    }

    /** A client as the service has it, for any endpoint. */
    static S3AsyncClientBuilder client(URI endpoint) {
        AwsBasicCredentials credentials = AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY);
        S3AsyncClientBuilder builder = S3AsyncClient.builder()
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
        return ClientSource.configured(builder, TestSettings.usual());
    }

    private static S3ProxyForTests start() {
        try {
            int port = freePort();
            Path folder = Files.createTempDirectory(Path.of("target"), "s3proxy-");
            Path config = Files.writeString(folder.resolve("s3proxy.properties"), properties(port, folder));
            Path jar = Path.of("target/embedded/s3proxy.jar");
            Process process = new ProcessBuilder(
                            "java", "-Xmx256m", "-jar", jar.toString(), "--properties", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("s3proxy.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            waitFor(process, port);
            S3ProxyForTests server = new S3ProxyForTests(URI.create("http://127.0.0.1:" + port));
            server.client.createBucket(b -> b.bucket(BUCKET)).join();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("S3Proxy did not start", e);
        }
    }

    private static String properties(int port, Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data")).toAbsolutePath();
        return String.join(
                "\n",
                List.of(
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + ACCESS_KEY,
                        "s3proxy.credential=" + SECRET_KEY,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=unused",
                        "jclouds.credential=unused",
                        "jclouds.filesystem.basedir=" + data));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitFor(Process process, int port) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    break;
                }
                Thread.sleep(Duration.ofMillis(100).toMillis());
            }
        }
        throw new IllegalStateException("S3Proxy did not start; see its log under target/");
    }
}
