package io.filesaga.files.catalog;

import io.filesaga.files.FileState;
import io.filesaga.files.StoredFile;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads ACTIVE files, one at a time. Nothing else is ever seen through it. */
@ApplicationScoped
@WithSession
public class FileReader implements PanacheRepositoryBase<FileEntity, UUID> {

    /** Empty for another owner's file, as for an unknown one. */
    public Uni<Optional<StoredFile>> find(String owner, UUID id) {
        return find("id = ?1 and owner = ?2 and state = ?3", id, owner, FileState.ACTIVE)
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(FileEntity::toFile));
    }
}
