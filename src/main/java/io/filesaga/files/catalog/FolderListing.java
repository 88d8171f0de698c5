package io.filesaga.files.catalog;

import io.filesaga.files.FilePath;
import io.filesaga.files.FileState;
import io.filesaga.files.StoredFile;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pages of one folder: files right in it, and deeper ones folded into prefixes. Ordered by path. A folder of a million
 * files below costs one index probe.
 */
@ApplicationScoped
@WithSession
public class FolderListing implements PanacheRepositoryBase<FileEntity, UUID> {

    /** From entry to entry by index probes; {@code skip} is beyond everything that a folded entry stands for. */
    private static final String WALK = """
            WITH RECURSIVE walk AS (
                (SELECT %1$s FROM stored_file f
                 WHERE f.owner = :owner AND f.state = 'ACTIVE' AND f.path >= :start AND f.path < :beyond
                 ORDER BY f.path LIMIT 1)
                UNION ALL
                SELECT n.* FROM walk w CROSS JOIN LATERAL (
                    SELECT %1$s FROM stored_file f
                    WHERE f.owner = :owner AND f.state = 'ACTIVE' AND f.path >= w.skip AND f.path < :beyond
                    ORDER BY f.path LIMIT 1) n)
            SELECT entry, skip, CAST(id AS text) FROM walk LIMIT :most""".formatted("""
                            CASE WHEN strpos(substr(f.path, :from), :delimiter) > 0
                                THEN substr(f.path, 1, :from - 1 + strpos(substr(f.path, :from), :delimiter))
                                ELSE f.path END AS entry,
                            CASE WHEN strpos(substr(f.path, :from), :delimiter) > 0
                                THEN substr(f.path, 1, :from - 1 + strpos(substr(f.path, :from), :delimiter)) || chr(1114111)
                                ELSE f.path || chr(1) END COLLATE "C" AS skip,
                            CASE WHEN strpos(substr(f.path, :from), :delimiter) > 0 THEN NULL ELSE f.id END AS id""");

    private record Entry(
            String entry, String skip, @Nullable UUID id) {}

    public Uni<FilePage> page(String owner, FileQuery query) {
        String prefix = query.prefix() == null ? "" : FilePath.normalisedPrefix(query.prefix());
        String start = query.cursor() == null ? prefix : readCursor(query.cursor(), prefix);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WALK, Object[].class)
                        .setParameter("owner", owner)
                        .setParameter("start", start)
                        .setParameter("beyond", prefix + FileListing.LAST)
                        .setParameter("from", prefix.codePointCount(0, prefix.length()) + 1)
                        .setParameter("delimiter", Objects.requireNonNull(query.delimiter()))
                        .setParameter("most", query.limit() + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(FolderListing::entry).toList())
                .chain(entries -> filled(entries, query.limit()));
    }

    private Uni<FilePage> filled(List<Entry> entries, int limit) {
        List<Entry> shown = entries.stream().limit(limit).toList();
        String next = entries.size() > limit ? writeCursor(shown.get(limit - 1).skip()) : null;
        List<UUID> ids = shown.stream().map(Entry::id).filter(Objects::nonNull).toList();
        List<String> prefixes = shown.stream()
                .filter(entry -> entry.id() == null)
                .map(Entry::entry)
                .toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new FilePage(List.of(), prefixes, next));
        }
        return list("id in ?1 and state = ?2", ids, FileState.ACTIVE)
                .map(found -> new FilePage(inOrder(ids, found), prefixes, next));
    }

    private static List<StoredFile> inOrder(List<UUID> ids, List<FileEntity> found) {
        Map<UUID, FileEntity> byId = found.stream().collect(Collectors.toMap(entity -> entity.id, Function.identity()));
        return ids.stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(FileEntity::toFile)
                .toList();
    }

    private static Entry entry(Object[] row) {
        return new Entry((String) row[0], (String) row[1], row[2] == null ? null : UUID.fromString((String) row[2]));
    }

    private static String writeCursor(String skip) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(skip.getBytes(StandardCharsets.UTF_8));
    }

    private static String readCursor(String cursor, String prefix) {
        try {
            String skip = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (skip.startsWith(prefix) && skip.indexOf('\0') < 0) {
                return skip;
            }
        } catch (IllegalArgumentException malformed) {
            // falls through to the refusal, which says all there is to say
        }
        throw FileCursor.bad();
    }
}
