package io.filesaga.ops.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * An S3Proxy over a data folder, with the bucket {@value #BUCKET} in it.
 *
 * @param port on localhost
 * @param pid of its process
 */
public record S3Server(int port, long pid) {

    public static final String BUCKET = "filesaga";
    public static final String ACCESS_KEY = "filesaga";
    public static final String SECRET_KEY = "filesaga-secret";
    public static final String REGION = "us-east-1";

    private static final Path JAR = Path.of("target", "embedded", "s3proxy.jar");
    private static final int TRIES = 300;
    private static final long PAUSE_MILLIS = 100;

    /** Starts a server over the folder, or finds the one that is running over it. */
    public static S3Server start(Path folder) throws IOException {
        Path home = folder.toAbsolutePath();
        Optional<S3Server> running = running(home);
        return running.isPresent() ? running.get() : startOnPort(home, freePort());
    }

    /** Starts a server on a given port, as a store that comes back where it was. */
    public static S3Server startOnPort(Path folder, int port) throws IOException {
        Path home = folder.toAbsolutePath();
        Files.createDirectories(home.resolve("data").resolve(BUCKET));
        Path properties = writeProperties(home, port);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("s3proxy.log").toFile()))
                .start();
        awaitListening(process, port, home);
        Files.writeString(pidFile(home), process.pid() + "\n" + port + "\n");
        return new S3Server(port, process.pid());
    }

    private static Path writeProperties(Path home, int port) throws IOException {
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + port);
        settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        settings.setProperty("s3proxy.identity", ACCESS_KEY);
        settings.setProperty("s3proxy.credential", SECRET_KEY);
        settings.setProperty("s3proxy.cors-allow-origins", "*");
        settings.setProperty("s3proxy.cors-allow-methods", "GET PUT POST HEAD");
        settings.setProperty("s3proxy.cors-allow-headers", "*");
        settings.setProperty("s3proxy.cors-exposed-headers", "ETag");
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty("jclouds.filesystem.basedir", home.resolve("data").toString());
        Path file = home.resolve("s3proxy.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return file;
    }

    private static Optional<S3Server> running(Path home) throws IOException {
        if (!Files.exists(pidFile(home))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile(home));
        long pid = Long.parseLong(lines.get(0));
        return ServerProcess.isAlive(pid, home.toString())
                ? Optional.of(new S3Server(Integer.parseInt(lines.get(1)), pid))
                : Optional.empty();
    }

    private static Path pidFile(Path home) {
        return home.resolve("s3proxy.pid");
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process, int port, Path home) throws IOException {
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IOException("S3Proxy did not come up; see " + home.resolve("s3proxy.log"));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Stops it and waits until it is gone. */
    public void stop() {
        ServerProcess.stop(pid, "TERM");
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        ServerProcess.stop(pid, "KILL");
    }
}
