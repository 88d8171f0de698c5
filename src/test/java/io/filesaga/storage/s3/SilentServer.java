package io.filesaga.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP server that reads and never answers, or answers everything with the same words. Knows when a caller hung up.
 */
final class SilentServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String answer;
    final CountDownLatch called = new CountDownLatch(1);
    final CountDownLatch hungUp = new CountDownLatch(1);
    final AtomicInteger connections = new AtomicInteger();

    private SilentServer(String answer) {
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answer = answer;
        start(this::accept);
    }

    static SilentServer silent() {
        return new SilentServer("");
    }

    /** One that answers each request, once its head has come, and closes. */
    static SilentServer answering(String status, String body) {
        return new SilentServer("HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "silent-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = socket.accept();
                connections.incrementAndGet();
                start(() -> serve(caller));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            InputStream in = caller.getInputStream();
            StringBuilder head = new StringBuilder();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                called.countDown();
                head.append((char) octet);
                if (!answer.isEmpty() && head.toString().endsWith("\r\n\r\n")) {
                    caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    caller.getOutputStream().flush();
                    return;
                }
            }
        } catch (IOException reset) {
            // the caller hung up, not politely
        } finally {
            hungUp.countDown();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
