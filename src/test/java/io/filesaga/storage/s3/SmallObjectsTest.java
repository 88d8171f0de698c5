package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.SmallObjects;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Objects that are read and written whole, against a real S3 endpoint. */
class SmallObjectsTest {

    private final S3ProxyForTests s3 = S3ProxyForTests.shared();
    private final SmallObjects objects = new S3SmallObjects(s3.client(), TestSettings.usual());
    private final String folder = UUID.randomUUID() + "/";

    private ObjectKey key(String name) {
        return new ObjectKey(S3ProxyForTests.BUCKET, folder + name);
    }

    private static <T> T of(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(30));
    }

    private Optional<ObjectInfo> put(String name, String content, String ifMatch) {
        return of(objects.put(key(name), "text/plain", content.getBytes(), Map.of("a", "b"), ifMatch));
    }

    @Test
    void whatWasPutIsGot() {
        String etag = put("x", "content", null).orElseThrow().etag();
        var found = of(objects.get(key("x"), 7)).orElseThrow();
        assertArrayEquals("content".getBytes(), found.content());
        assertEquals(etag, found.info().etag());
        assertEquals("text/plain", found.info().contentType());
        assertEquals(Map.of("a", "b"), found.info().metadata());
    }

    @Test
    void nothingIsEmptyAndAnEmptyObjectIsNot() {
        assertTrue(of(objects.get(key("nothing"), 7)).isEmpty());
        put("empty", "", null);
        assertEquals(0, of(objects.get(key("empty"), 7)).orElseThrow().content().length);
    }

    @Test
    void whatIsLargerThanWantedIsRefused() {
        put("large", "12345678", null);
        var failure = assertThrows(StorageException.class, () -> of(objects.get(key("large"), 7)));
        assertFalse(failure.isTransient());
    }

    @Test
    void aPutOnAnotherVersionStoresNothing() {
        String first = put("x", "1", null).orElseThrow().etag();
        String second = put("x", "2", first).orElseThrow().etag();
        assertTrue(put("x", "3", first).isEmpty());
        assertArrayEquals(
                "2".getBytes(), of(objects.get(key("x"), 9)).orElseThrow().content());
        assertTrue(put("x", "4", second).isPresent());
        assertTrue(put("gone", "5", second).isEmpty());
    }

    @Test
    void aCopyIsTheSameAndOfNothingIsNone() {
        put("from", "content", null);
        assertTrue(of(objects.copy(key("from"), key("to"))));
        assertArrayEquals(
                "content".getBytes(),
                of(objects.get(key("to"), 9)).orElseThrow().content());
        assertFalse(of(objects.copy(key("nothing"), key("to"))));
    }

    @Test
    void aListingBeginsAfterAKey() {
        List.of("a", "b", "c").forEach(name -> put(name, name, null));
        var all = of(objects.list(S3ProxyForTests.BUCKET, folder, null));
        assertEquals(
                List.of(key("a"), key("b"), key("c")),
                all.stream().map(it -> it.key()).toList());
        assertEquals(
                2,
                of(objects.list(S3ProxyForTests.BUCKET, folder, key("a").key())).size());
        assertEquals(List.of(), of(objects.list(S3ProxyForTests.BUCKET, folder, key("c").key())));
    }

    @Test
    void theStoreIsAskedToEncrypt() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("x-amz-server-side-encryption"));
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("ETag", "\"e\"");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var client = S3ProxyForTests.client(endpoint).build();
            var encrypting = new S3SmallObjects(client, TestSettings.usual().withEncryption());
            of(encrypting.put(key("x"), "text/plain", new byte[1], Map.of(), null));
            of(new S3SmallObjects(client, TestSettings.usual())
                    .put(key("x"), "text/plain", new byte[1], Map.of(), null));
            assertEquals("AES256", asked.get(0));
            assertEquals(null, asked.get(1));
        } finally {
            server.stop(0);
        }
    }
}
