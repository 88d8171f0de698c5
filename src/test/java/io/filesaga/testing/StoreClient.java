package io.filesaga.testing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a client sends to the store with a grant, and a test's own look into the bucket. */
@Singleton
public class StoreClient {

    private static final String BUCKET = "filesaga";

    private final S3AsyncClient s3;

    public StoreClient(S3AsyncClient s3) {
        this.s3 = s3;
    }

    /** Sends the form of an upload's answer, as a browser does. */
    public static Answer sendForm(JsonNode post, byte[] content) {
        String boundary = "x" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        post.get("fields")
                .fields()
                .forEachRemaining(field -> write(
                        body,
                        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                                + field.getValue().textValue() + "\r\n"));
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        write(body, "\r\n--" + boundary + "--\r\n");
        return Api.exchange(HttpRequest.newBuilder(URI.create(post.get("url").textValue()))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** Sends the PUT of an upload's answer with all its headers. */
    public static Answer sendPut(JsonNode put, byte[] content) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(put.get("url").textValue())).PUT(BodyPublishers.ofByteArray(content));
        put.get("headers").fields().forEachRemaining(header -> {
            if (!header.getKey().equals("content-length")) {
                request.setHeader(header.getKey(), header.getValue().textValue());
            }
        });
        return Api.exchange(request.build());
    }

    /** Sends one part and answers its ETag as the store wrote it. */
    public static String sendPart(JsonNode part, byte[] content) {
        return Api.exchange(HttpRequest.newBuilder(URI.create(part.get("url").textValue()))
                        .PUT(BodyPublishers.ofByteArray(content))
                        .build())
                .is(200)
                .header("ETag");
    }

    /** Follows a presigned address. */
    public static Answer fetch(String url) {
        return Api.exchange(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The keys of all objects of an owner. */
    public List<String> keys(String owner) {
        return s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("files/" + owner + "/")).join().contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** Whether something is under this key. */
    public boolean exists(String key) {
        return s3.listObjectsV2(b -> b.bucket(BUCKET).prefix(key)).join().contents().stream()
                .anyMatch(object -> object.key().equals(key));
    }

    /** The ETags of all objects of an owner, without quotes, by their keys; of those that are there and not only coming. */
    public Map<String, String> etags(String owner) {
        return s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("files/" + owner + "/")).join().contents().stream()
                .filter(object -> object.eTag() != null)
                .collect(Collectors.toMap(S3Object::key, object -> object.eTag().replace("\"", "")));
    }

    /** The keys of all open multipart uploads of an owner. */
    public List<String> openMultiparts(String owner) {
        return s3.listMultipartUploads(b -> b.bucket(BUCKET).prefix("files/" + owner + "/")).join().uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    /** What somebody puts into the bucket past the service; answers the ETag as events tell it. */
    public String put(String key, byte[] content, Map<String, String> metadata) {
        return s3.putObject(
                        b -> b.bucket(BUCKET).key(key).contentType("text/plain").metadata(metadata),
                        AsyncRequestBody.fromBytes(content))
                .join()
                .eTag()
                .replace("\"", "");
    }

    /** What somebody removes from the bucket past the service. */
    public void remove(String key) {
        s3.deleteObject(b -> b.bucket(BUCKET).key(key)).join();
    }
}
