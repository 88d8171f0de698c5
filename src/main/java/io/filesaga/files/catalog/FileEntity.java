package io.filesaga.files.catalog;

import io.filesaga.files.FileState;
import io.filesaga.files.StoredFile;
import io.filesaga.storage.ObjectKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The read side's view of a file's row; sagas write it. */
@Entity
@Immutable
@Table(name = "stored_file")
@SuppressWarnings("NullAway.Init")
class FileEntity {

    @Id
    UUID id;

    String owner;

    String path;

    String name;

    String bucket;

    @Column(name = "object_key")
    String objectKey;

    long size;

    @Nullable
    String etag;

    @Column(name = "checksum_sha256")
    @Nullable
    String checksumSha256;

    @Column(name = "content_type")
    String contentType;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> metadata;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    FileState state;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "modified_at")
    Instant modifiedAt;

    StoredFile toFile() {
        return new StoredFile(
                id,
                owner,
                path,
                new ObjectKey(bucket, objectKey),
                size,
                etag,
                checksumSha256,
                contentType,
                metadata,
                state,
                version,
                createdAt,
                modifiedAt);
    }
}
