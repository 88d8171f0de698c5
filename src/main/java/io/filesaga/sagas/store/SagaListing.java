package io.filesaga.sagas.store;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaDirectory;
import io.filesaga.sagas.SagaPage;
import io.filesaga.sagas.SagaQuery;
import io.filesaga.sagas.SagaView;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages of sagas by keyset on the id, which is time-ordered. */
@ApplicationScoped
@WithSession
public class SagaListing implements PanacheRepositoryBase<SagaEntity, UUID>, SagaDirectory {

    private final SagaJson json;

    public SagaListing(SagaJson json) {
        this.json = json;
    }

    @Override
    public Uni<SagaPage> list(SagaQuery query) {
        StringBuilder where = new StringBuilder("1 = 1");
        Parameters values = new Parameters();
        filter(where, values, "owner", query.owner());
        filter(where, values, "status", query.status());
        filter(where, values, "type", query.type());
        filter(where, values, "subject", query.subject());
        if (query.cursor() != null) {
            where.append(" and id < :before");
            values.and("before", cursor(query.cursor()));
        }
        return find(where + " order by id desc", values)
                .range(0, query.limit())
                .list()
                .map(found -> page(found, query.limit()));
    }

    private static void filter(StringBuilder where, Parameters values, String field, @Nullable Object wanted) {
        if (wanted != null) {
            where.append(" and ").append(field).append(" = :").append(field);
            values.and(field, wanted);
        }
    }

    private static UUID cursor(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.ofField("cursor", "invalid-field", "This cursor is not of this listing.")
                    .asException();
        }
    }

    private SagaPage page(List<SagaEntity> found, int limit) {
        List<SagaView> views =
                found.stream().limit(limit).map(entity -> entity.toView(json)).toList();
        return new SagaPage(
                views, found.size() > limit ? views.get(limit - 1).id().toString() : null);
    }
}
