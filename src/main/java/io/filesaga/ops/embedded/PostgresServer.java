package io.filesaga.ops.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL over a data folder.
 *
 * @param port on localhost
 * @param pid of its postmaster
 */
public record PostgresServer(int port, long pid) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** Starts a server over the folder, or finds the one that is running over it. */
    public static PostgresServer start(Path folder) throws IOException {
        Path data = folder.toAbsolutePath();
        Optional<PostgresServer> running = running(data);
        return running.isPresent() ? running.get() : startNew(data);
    }

    private static PostgresServer startNew(Path data) throws IOException {
        Files.createDirectories(data);
        EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(log(data))
                .setErrorRedirector(log(data))
                .start();
        return running(data).orElseThrow(() -> new IOException("PostgreSQL did not stay up; see " + logFile(data)));
    }

    private static ProcessBuilder.Redirect log(Path data) {
        return ProcessBuilder.Redirect.appendTo(logFile(data).toFile());
    }

    private static Path logFile(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** The server whose own pid file says that it runs over this folder, if that process still is one. */
    private static Optional<PostgresServer> running(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(PID_LINE).strip());
        return ServerProcess.isAlive(pid, data.toString())
                ? Optional.of(
                        new PostgresServer(Integer.parseInt(lines.get(PORT_LINE).strip()), pid))
                : Optional.empty();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    public String reactiveUrl() {
        return "postgresql://localhost:" + port + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    /** Any will do: the server trusts localhost. */
    public String password() {
        return "postgres";
    }

    /** Stops it fast and waits until it is gone. */
    public void stop() {
        ServerProcess.stop(pid, "INT");
    }
}
