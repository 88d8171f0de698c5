package io.filesaga.files.catalog;

import io.filesaga.files.Caller;
import io.filesaga.files.Expiry;
import io.filesaga.files.FileDeleteSaga;
import io.filesaga.files.FileDeletion;
import io.filesaga.files.FileMetadata;
import io.filesaga.files.FilePath;
import io.filesaga.files.FileSettings;
import io.filesaga.files.FileStore;
import io.filesaga.files.FileWrites;
import io.filesaga.files.ObjectSteps;
import io.filesaga.files.Reasons;
import io.filesaga.files.StoredFile;
import io.filesaga.files.Usage;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.Started;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.storage.Presigner;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of an owner: look up, list, change, delete, download. */
@Singleton
public class FileCatalog implements Files {

    private static final Refusal UNKNOWN = Refusal.of(Reasons.NOT_FOUND, "There is no such file.");

    private final FileReader reader;
    private final FileListing listing;
    private final FolderListing folders;
    private final FileStore store;
    private final SagaClient sagas;
    private final FileDeleteSaga deleteSaga;
    private final Presigner presigner;
    private final FileSettings settings;
    private final TimeOrderedIds ids;
    private final InstantSource clock;

    FileCatalog(
            FileReader reader,
            FileListing listing,
            FolderListing folders,
            FileStore store,
            SagaClient sagas,
            FileDeleteSaga deleteSaga,
            Presigner presigner,
            FileSettings settings,
            TimeOrderedIds ids,
            InstantSource clock) {
        this.reader = reader;
        this.listing = listing;
        this.folders = folders;
        this.store = store;
        this.sagas = sagas;
        this.deleteSaga = deleteSaga;
        this.presigner = presigner;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Uni<StoredFile> find(String owner, UUID id) {
        return reader.find(owner, id).map(found -> found.orElseThrow(UNKNOWN::asException));
    }

    @Override
    public Uni<FilePage> list(String owner, FileQuery query) {
        return Uni.createFrom().deferred(() -> {
            String delimiter = query.delimiter();
            if (delimiter == null || delimiter.isEmpty()) {
                return listing.page(owner, query);
            }
            if (query.name() != null || query.contentType() != null || query.sort() != null) {
                throw Refusal.ofField(
                                "delimiter",
                                Reasons.INVALID_FIELD,
                                "A listing with a delimiter is by path: it takes no name, contentType or sort.")
                        .asException();
            }
            return folders.page(owner, query);
        });
    }

    @Override
    public Uni<StoredFile> change(String owner, UUID id, FileChange change) {
        return find(owner, id).chain(file -> {
            expect(file, change.expectedVersion());
            String path = change.path() == null ? file.path() : FilePath.normalised(change.path());
            Map<String, String> metadata = merged(file.metadata(), change.metadata());
            if (path.equals(file.path()) && metadata.equals(file.metadata())) {
                return Uni.createFrom().item(file);
            }
            return store.change(file, path, metadata, clock.instant())
                    .chain(done -> done ? find(owner, id) : change(owner, id, change));
        });
    }

    private static Map<String, String> merged(
            Map<String, String> present, @Nullable Map<String, @Nullable String> patch) {
        if (patch == null) {
            return present;
        }
        Map<String, String> merged = new TreeMap<>(present);
        patch.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return FileMetadata.checked(merged);
    }

    private static void expect(StoredFile file, @Nullable Long version) {
        if (version != null && version != file.version()) {
            throw FileWrites.CHANGED.asException();
        }
    }

    @Override
    public Uni<Started<?>> delete(Caller caller, UUID id, @Nullable Long expectedVersion) {
        return find(caller.owner(), id).chain(file -> {
            expect(file, expectedVersion);
            var deletion = new FileDeletion(id, file.owner(), file.path(), file.objectKey(), expectedVersion, null);
            return sagas.start(
                            deleteSaga,
                            new Start<>(
                                    ids.next(),
                                    file.owner(),
                                    id.toString(),
                                    deletion,
                                    null,
                                    caller.traceParent(),
                                    null))
                    .map(started -> (Started<?>) started);
        });
    }

    @Override
    public Uni<DownloadLink> download(String owner, UUID id, @Nullable Duration expiresIn) {
        return find(owner, id)
                .call(presigner::ready)
                .map(file -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
                    Instant expiresAt =
                            presigner.expiry(now.plus(Expiry.checked(expiresIn, settings.downloadExpiry())));
                    String disposition = ContentDisposition.attachment(file.name());
                    String url = presigner.get(file.objectKey(), file.contentType(), disposition, now, expiresAt);
                    return new DownloadLink(url, expiresAt);
                })
                .onFailure(StorageException.class)
                .transform(ObjectSteps::refused);
    }

    @Override
    public Uni<Usage> usage(String owner) {
        return store.usage(owner);
    }

    @Override
    public Uni<Usage> limit(String owner, @Nullable Long limitBytes) {
        return Uni.createFrom().deferred(() -> {
            if (limitBytes != null && limitBytes < 0) {
                throw Refusal.ofField("limitBytes", Reasons.INVALID_FIELD, "A limit is 0 or more bytes.")
                        .asException();
            }
            return store.limit(owner, limitBytes).chain(() -> store.usage(owner));
        });
    }
}
