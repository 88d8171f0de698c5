package io.filesaga.files.catalog;

import io.filesaga.files.FilePath;
import io.filesaga.files.FileState;
import io.filesaga.files.StoredFile;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;

/** Pages of an owner's ACTIVE files, by keyset: a page costs the same wherever it is. */
@ApplicationScoped
@WithSession
public class FileListing implements PanacheRepositoryBase<FileEntity, UUID> {

    /** Sorts after every character that a path can hold. */
    static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    public Uni<FilePage> page(String owner, FileQuery query) {
        FileOrder order = FileOrder.of(query.sort());
        StringBuilder where = new StringBuilder("owner = :owner and state = :state");
        Parameters values = Parameters.with("owner", owner).and("state", FileState.ACTIVE);
        filter(query, where, values);
        if (query.cursor() != null) {
            FileCursor after = FileCursor.read(query.cursor(), order);
            where.append(" and ").append(order.after());
            values.and("key", after.key()).and("id", after.id());
        }
        return find(where + " order by " + order.orderBy(), values)
                .range(0, query.limit())
                .list()
                .map(found -> page(found, query.limit(), order));
    }

    static void filter(FileQuery query, StringBuilder where, Parameters values) {
        if (query.prefix() != null && !query.prefix().isEmpty()) {
            String prefix = FilePath.normalisedPrefix(query.prefix());
            where.append(" and path >= :prefix and path < :beyond");
            values.and("prefix", prefix).and("beyond", prefix + LAST);
        }
        if (query.name() != null) {
            where.append(" and name = :name");
            values.and("name", Normalizer.normalize(query.name(), Normalizer.Form.NFC));
        }
        if (query.contentType() != null) {
            where.append(" and contentType = :contentType");
            values.and("contentType", query.contentType());
        }
    }

    private static FilePage page(List<FileEntity> found, int limit, FileOrder order) {
        List<StoredFile> files =
                found.stream().limit(limit).map(FileEntity::toFile).toList();
        String next = found.size() > limit
                ? FileCursor.after(files.get(limit - 1), order).write()
                : null;
        return new FilePage(files, List.of(), next);
    }
}
