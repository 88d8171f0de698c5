package io.filesaga.outbound;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A name server on 127.0.0.1 that has one IPv4 address for all names, and another one each time it is asked while there are
 * more.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-4">RFC 1035 (messages)</a>
 */
final class NameServer implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int ANSWER = 16;
    private static final short RESPONSE = (short) 0x8180;
    private static final short POINTER_TO_THE_QUESTION = (short) 0xC00C;
    private static final short A = 1;
    private static final short INTERNET = 1;

    private final DatagramSocket socket;
    private final Deque<InetAddress> addresses = new ConcurrentLinkedDeque<>();
    private final AtomicInteger asked = new AtomicInteger();

    NameServer() throws IOException {
        this.socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The last one stays. */
    void willSay(String... next) throws IOException {
        addresses.clear();
        for (String address : next) {
            addresses.add(InetAddress.getByName(address));
        }
        asked.set(0);
    }

    /** How often it was asked for an IPv4 address since it was told what to say. */
    int asked() {
        return asked.get();
    }

    private void serve() {
        byte[] bytes = new byte[512];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                ByteBuffer answer = answer(ByteBuffer.wrap(bytes, 0, packet.getLength()));
                socket.send(new DatagramPacket(answer.array(), answer.position(), packet.getSocketAddress()));
            }
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ByteBuffer answer(ByteBuffer question) {
        int end = HEADER;
        while (question.get(end) != 0) {
            end += question.get(end) + 1;
        }
        boolean isForIpv4 = question.getShort(end + 1) == A;
        end += 1 + 2 * Short.BYTES;
        ByteBuffer answer = ByteBuffer.allocate(end + ANSWER)
                .putShort(question.getShort(0))
                .putShort(RESPONSE)
                .putShort((short) 1)
                .putShort((short) (isForIpv4 ? 1 : 0))
                .putInt(0)
                .put(question.array(), HEADER, end - HEADER);
        if (isForIpv4) {
            asked.incrementAndGet();
            answer.putShort(POINTER_TO_THE_QUESTION)
                    .putShort(A)
                    .putShort(INTERNET)
                    .putInt(0)
                    .putShort((short) Integer.BYTES)
                    .put((addresses.size() > 1 ? addresses.remove() : addresses.element()).getAddress());
        }
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
