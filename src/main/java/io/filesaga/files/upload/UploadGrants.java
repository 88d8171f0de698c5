package io.filesaga.files.upload;

import io.filesaga.files.FileSettings;
import io.filesaga.files.UploadMethod;
import io.filesaga.files.UploadPlan;
import io.filesaga.files.upload.Upload.Grant;
import io.filesaga.files.upload.Upload.Multipart;
import io.filesaga.files.upload.Upload.Part;
import io.filesaga.files.upload.Upload.Post;
import io.filesaga.files.upload.Upload.Put;
import io.filesaga.storage.Presigner;
import io.filesaga.storage.Presigner.PostGrant;
import io.filesaga.storage.Presigner.PutGrant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Signs what a plan allows; the same plan gives the same grant again. */
@Singleton
public class UploadGrants {

    private static final int MOST_PARTS = 10_000;
    private static final long MEBIBYTE = 1 << 20;

    private final Presigner presigner;
    private final FileSettings settings;

    UploadGrants(Presigner presigner, FileSettings settings) {
        this.presigner = presigner;
        this.settings = settings;
    }

    /** Emits when grants can be given; fails as the presigner does. */
    Uni<Void> ready() {
        return presigner.ready();
    }

    @Nullable
    Grant of(UploadPlan plan) {
        UploadMethod method = plan.method();
        if (method == null) {
            return null;
        }
        return switch (method) {
            case POST -> new Grant(post(plan), null, null);
            case PUT -> new Grant(null, put(plan), null);
            case MULTIPART -> plan.uploadId() == null ? null : new Grant(null, null, multipart(plan));
        };
    }

    private Post post(UploadPlan plan) {
        var form = presigner.post(new PostGrant(
                plan.objectKey(),
                plan.contentType(),
                plan.minSize(),
                plan.maxSize(),
                plan.checksumSha256(),
                plan.metadata(),
                plan.signedAt(),
                plan.expiresAt()));
        return new Post(form.url(), form.fields());
    }

    private Put put(UploadPlan plan) {
        var request = presigner.put(new PutGrant(
                plan.objectKey(),
                plan.contentType(),
                plan.maxSize(),
                plan.checksumSha256(),
                plan.metadata(),
                plan.signedAt(),
                plan.expiresAt()));
        return new Put(request.url(), request.headers());
    }

    private Multipart multipart(UploadPlan plan) {
        String uploadId = Objects.requireNonNull(plan.uploadId());
        List<Part> parts = new ArrayList<>();
        for (int number = 1; number <= partCount(plan); number++) {
            parts.add(new Part(
                    number, presigner.part(plan.objectKey(), uploadId, number, plan.signedAt(), plan.expiresAt())));
        }
        return new Multipart(partSize(plan), parts);
    }

    /** How many parts a multipart upload was granted. */
    int partCount(UploadPlan plan) {
        return Math.toIntExact(Math.max(1, (plan.maxSize() + partSize(plan) - 1) / partSize(plan)));
    }

    private long partSize(UploadPlan plan) {
        return partSize(plan.maxSize(), settings.partSize());
    }

    /** The least size, or as many whole MiB as keep the file within 10,000 parts. */
    static long partSize(long size, long least) {
        long needed = (size + MOST_PARTS - 1) / MOST_PARTS;
        return Math.max(least, (needed + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE);
    }
}
