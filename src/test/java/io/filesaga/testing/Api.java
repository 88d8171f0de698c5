package io.filesaga.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** A client of the service with a token of his own. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String token;
    private final Supplier<URI> base;

    private Api(String token, Supplier<URI> base) {
        this.token = token;
        this.base = base;
    }

    /** Somebody with these roles. */
    public static Api as(String owner, String... roles) {
        return with(Tokens.of(owner, roles));
    }

    /** Somebody with this token, or none for null. */
    public static Api with(String token) {
        return new Api(token, () -> address(""));
    }

    /** Somebody with this token, of a service that may come back elsewhere. */
    public static Api with(Supplier<URI> base, String token) {
        return new Api(token, base);
    }

    /** Somebody of a service that may come back elsewhere. */
    public static Api at(Supplier<URI> base, String owner, String... roles) {
        return new Api(Tokens.of(owner, roles), base);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /** Posts a JSON text, a value that becomes one, or nothing for null. */
    public Answer post(String path, Object body, String... headers) {
        return json("POST", path, body, headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return json("PUT", path, body, headers);
    }

    public Answer patch(String path, Object body, String... headers) {
        return json("PATCH", path, body, headers);
    }

    /** Uploads content through the service. */
    public Answer upload(String path, byte[] content, String... headers) {
        return upload(path, BodyPublishers.ofByteArray(content), headers);
    }

    public Answer upload(String path, BodyPublisher content, String... headers) {
        return send("POST", "/v1/files?path=" + encoded(path), content, headers);
    }

    private Answer json(String method, String path, Object body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return body == null
                ? send(method, path, BodyPublishers.noBody(), headers)
                : send(method, path, BodyPublishers.ofString(written(body)), all);
    }

    private static String written(Object body) {
        try {
            return body instanceof String text ? text : MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Sends anything; header names and values in turn, a later one wins. */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.get().resolve(path))
                .method(method, body)
                .timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return exchange(request.build());
    }

    /** Follows events; header names and values in turn. */
    public Listener listen(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.get().resolve(path)).header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return new Listener(HTTP, request.build());
    }

    static Answer exchange(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where the service of this test is. */
    public static URI address(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    /** The text as part of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
