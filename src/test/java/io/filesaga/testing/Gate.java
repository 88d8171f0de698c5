package io.filesaga.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a server on this machine. Shut, it refuses like a server that is gone; what went through it breaks. */
public final class Gate {

    private final int port;
    private final int target;
    private final Set<Socket> through = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    private Gate(int target) throws IOException {
        this.target = target;
        this.door = listen(0);
        this.port = door.getLocalPort();
        admit(door);
    }

    /** An open gate to a port. */
    public static Gate to(int target) throws IOException {
        return new Gate(target);
    }

    public int port() {
        return port;
    }

    /** Nobody comes through any longer, and whoever is through is cut off. */
    public synchronized void shut() {
        close(door);
        through.forEach(Gate::close);
        through.clear();
    }

    public synchronized void open() {
        try {
            if (door.isClosed()) {
                door = listen(port);
                admit(door);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        return socket;
    }

    private void admit(ServerSocket open) {
        start(() -> {
            while (!open.isClosed()) {
                Socket here = open.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
                through.add(here);
                through.add(there);
                start(() -> carry(here, there));
                start(() -> carry(there, here));
            }
        });
    }

    private void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException cut) {
            // one side is gone: the other goes too
        } finally {
            close(from);
            close(to);
            through.remove(from);
            through.remove(to);
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException shut) {
                // the gate was shut
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }
}
