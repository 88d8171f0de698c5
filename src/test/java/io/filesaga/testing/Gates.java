package io.filesaga.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The gates before the backends. Tests and the resource that starts the backends live in different class loaders, so a
 * gate has a keeper who takes orders at a port of his own.
 */
public final class Gates {

    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static final String ENDPOINT = "quarkus.s3.endpoint-override";
    private static final String DATABASE_KEEPER = "test.filesaga.gate.database";
    private static final String STORE_KEEPER = "test.filesaga.gate.store";
    private static final String SHUT = "shut";
    private static final String OPEN = "open";

    private final String keeper;

    private Gates(String keeper) {
        this.keeper = keeper;
    }

    /** The way to PostgreSQL; migrations go round it. */
    public static Gates database() {
        return new Gates(DATABASE_KEEPER);
    }

    /** The way to S3, for the service and for its clients. */
    public static Gates store() {
        return new Gates(STORE_KEEPER);
    }

    /** What changes in the settings when the gates are in the way. */
    static Map<String, String> before(Map<String, String> settings) throws IOException {
        URI database = URI.create(settings.get(REACTIVE));
        Gate toDatabase = Gate.to(database.getPort());
        Gate toStore = Gate.to(URI.create(settings.get(ENDPOINT)).getPort());
        Map<String, String> changed = new HashMap<>();
        changed.put(REACTIVE, "postgresql://127.0.0.1:" + toDatabase.port() + database.getPath());
        changed.put(ENDPOINT, "http://127.0.0.1:" + toStore.port());
        changed.put(DATABASE_KEEPER, keep(toDatabase));
        changed.put(STORE_KEEPER, keep(toStore));
        return changed;
    }

    private static String keep(Gate gate) throws IOException {
        ServerSocket orders = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread keeper = new Thread(() -> {
            while (!orders.isClosed()) {
                obey(orders, gate);
            }
        });
        keeper.setDaemon(true);
        keeper.start();
        return String.valueOf(orders.getLocalPort());
    }

    private static void obey(ServerSocket orders, Gate gate) {
        try (Socket order = orders.accept()) {
            if (read(order).equals(SHUT)) {
                gate.shut();
            } else {
                gate.open();
            }
            write(order, "done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the backend cannot be reached. */
    public void shut() {
        order(SHUT);
    }

    /** The backend can be reached again. */
    public void open() {
        order(OPEN);
    }

    private void order(String what) {
        int port = ConfigProvider.getConfig().getValue(keeper, Integer.class);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            write(socket, what);
            read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static void write(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
