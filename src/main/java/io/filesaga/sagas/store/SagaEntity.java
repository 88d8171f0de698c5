package io.filesaga.sagas.store;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.StepRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The read side's view of a saga's row; the engine writes it. JSON columns come as text, for the engine's mapper. */
@Entity
@Immutable
@Table(name = "saga")
@SuppressWarnings("NullAway.Init")
class SagaEntity {

    @Id
    UUID id;

    String type;

    int version;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    SagaStatus status;

    String step;

    int attempt;

    String owner;

    String subject;

    @Column(name = "run_at")
    @Nullable
    Instant runAt;

    @Nullable
    Instant deadline;

    @ColumnTransformer(read = "history::text")
    String history;

    @ColumnTransformer(read = "result::text")
    @Nullable
    String result;

    @ColumnTransformer(read = "error::text")
    @Nullable
    String error;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "modified_at")
    Instant modifiedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    SagaView toView(SagaJson json) {
        List<StepRecord> steps = json.read(history, SagaJson.HISTORY);
        Map<String, Object> told = result == null ? null : json.read(result, SagaJson.OBJECT);
        Refusal why = error == null ? null : json.read(error, Refusal.class);
        return new SagaView(
                id,
                type,
                version,
                status,
                step,
                attempt,
                owner,
                subject,
                runAt,
                deadline,
                steps,
                told,
                why,
                createdAt,
                modifiedAt,
                endedAt);
    }
}
