package io.filesaga.crash;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.S3Events;
import io.filesaga.testing.StoreClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

/** What a client does, over one path, from beginning to end. */
enum Story {
    PRESIGNED {
        @Override
        void play(Api api) {
            Answer upload = begin(api, Map.of("path", PATH));
            StoreClient.sendForm(upload.json().get("post"), NEW).is(201);
            api.post(upload.header("Location") + "/complete", null).is(200);
        }
    },
    /** Time must pass until it goes on. */
    FORGOTTEN {
        @Override
        void play(Api api) {
            Answer upload = begin(api, Map.of("path", PATH));
            StoreClient.sendForm(upload.json().get("post"), NEW).is(201);
        }
    },
    /** The bucket tells before the client does. */
    WITNESSED {
        @Override
        void play(Api api) {
            Answer upload = begin(api, Map.of("path", PATH));
            StoreClient.sendForm(upload.json().get("post"), NEW).is(201);
            String key = upload.at("post.fields.key");
            String told = S3Events.message(S3Events.created(key, 1));
            api.post("/v1/events/s3", told, "Authorization", "Bearer " + CrashSite.SECRET)
                    .is(202);
        }
    },
    /** Time must pass until it ends. */
    NEVER_SENT {
        @Override
        void play(Api api) {
            begin(api, Map.of("path", PATH));
        }
    },
    CANCELLED {
        @Override
        void play(Api api) {
            Answer upload = begin(api, Map.of("path", PATH));
            StoreClient.sendForm(upload.json().get("post"), NEW).is(201);
            api.delete(upload.header("Location")).is(204);
        }
    },
    MULTIPART {
        @Override
        void play(Api api) {
            Answer upload = begin(api, PARTS);
            sendParts(upload);
            api.post(upload.header("Location") + "/complete", null).is(200);
        }
    },
    MULTIPART_CANCELLED {
        @Override
        void play(Api api) {
            Answer upload = begin(api, PARTS);
            sendParts(upload);
            api.delete(upload.header("Location")).is(204);
        }
    },
    CONTENT {
        @Override
        void play(Api api) {
            api.upload(PATH, NEW).is(201);
        }
    },
    LONG_CONTENT {
        @Override
        void play(Api api) {
            byte[] content = new byte[6 * MIB];
            api.upload(PATH, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))
                    .is(201);
        }
    },
    BROKEN_CONTENT {
        @Override
        void play(Api api) {
            String wrong = "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:";
            api.upload(PATH, NEW, "Content-Digest", wrong).is(422);
        }
    },
    DELETE {
        @Override
        void play(Api api) {
            String file = api.upload(PATH, OLD).is(201).header("Location");
            api.delete(file).is(202);
        }
    },
    OVERWRITE {
        @Override
        void play(Api api) {
            api.upload(PATH, OLD).is(201);
            api.upload(PATH, NEW).is(201);
        }
    };

    static final String PATH = "folder/ünï cödé +%20&=.txt";
    static final byte[] OLD = "old".getBytes();
    static final byte[] NEW = "new content".getBytes();

    private static final int MIB = 1 << 20;
    private static final Map<String, Object> PARTS = Map.of("path", PATH, "method", "multipart", "size", 9 * MIB);

    /** Plays the client's part. Throws when an answer is another than a living service gives. */
    abstract void play(Api api);

    private static Answer begin(Api api, Map<String, Object> upload) {
        return api.post("/v1/uploads", upload).is(201);
    }

    private static void sendParts(Answer upload) {
        var parts = upload.json().get("multipart").get("parts");
        List.of(8 * MIB, MIB).forEach(size -> StoreClient.sendPart(parts.get(size == MIB ? 1 : 0), new byte[size]));
    }
}
