package io.filesaga.files;

import io.filesaga.sagas.Backoff;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.RetryPolicy;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes a file. Only forward: from the first commit on the file is hidden, and it stays DELETING, with its row
 * pointing at the object, until the store confirms that the object is gone. A replaced file begins at the second step.
 */
@Singleton
public class FileDeleteSaga implements SagaDefinition<FileDeletion> {

    static final String TYPE = "file-delete";
    static final int VERSION = 1;
    static final String FIRST_SPAWNED_STEP = "remove-object";

    /** A store may be away for days. */
    private static final RetryPolicy FOR_DAYS =
            new RetryPolicy(2000, new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5)));

    private final Flow<FileDeletion> flow;
    private final FileWrites writes;
    private final FileEndings endings;
    private final ObjectSteps objects;
    private final FileHooks hooks;

    FileDeleteSaga(FileWrites writes, FileEndings endings, ObjectSteps objects, FileHooks hooks) {
        this.writes = writes;
        this.endings = endings;
        this.objects = objects;
        this.hooks = hooks;
        this.flow = Flow.<FileDeletion>thatOnlyGoesForward()
                .transact("hide", this::hide)
                .call(FIRST_SPAWNED_STEP, this::removeObject, FOR_DAYS)
                .transact("forget", this::forget)
                .build();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Class<FileDeletion> stateType() {
        return FileDeletion.class;
    }

    @Override
    public Flow<FileDeletion> flow() {
        return flow;
    }

    private List<Write> hide(StepContext context, FileDeletion file) {
        return writes.hidden(file.owner(), file.fileId(), file.expectedVersion(), context.now());
    }

    private Uni<StepOutcome<FileDeletion>> removeObject(StepContext context, FileDeletion file) {
        return objects.remove(file.objectKey(), file);
    }

    private List<Write> forget(StepContext context, FileDeletion file) {
        List<Write> all = new ArrayList<>(endings.forgotten(context, file));
        all.addAll(hooks.deleted(file, context.now()));
        return all;
    }
}
