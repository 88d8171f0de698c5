package io.filesaga.files.upload;

import io.filesaga.files.FileSettings;
import io.filesaga.files.FileStore;
import io.filesaga.files.FileWrites;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.IdempotencyKey;
import io.filesaga.sagas.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Begins uploads within their owners' limits. The commit of the begin decides. What is left is read only for owners that
 * are known to have a limit, and for those whom a commit refused; so an owner without a limit pays no round trip.
 */
@Singleton
public class OwnerLimits {

    /** A plan made anew so often, each time from fresh figures, loses no race any more: there is no room. */
    private static final int MOST_TRIES = 10;

    private static final int MOST_KNOWN = 10_000;

    private final FileStore store;
    private final boolean everybodyHasOne;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    OwnerLimits(FileStore store, FileSettings settings) {
        this.store = store;
        this.everybodyHasOne = settings.defaultLimit().isPresent();
    }

    /**
     * What the begin emits; refused as {@code limit-exceeded} with the figures.
     *
     * @param key of the request, or null; with a key it may have been begun before, so the commit is asked first
     * @param plan made from what is left; made anew when somebody else took it
     */
    <T> Uni<T> within(
            String owner,
            @Nullable IdempotencyKey key,
            Function<Allowance, UploadPlan> plan,
            BiFunction<UploadPlan, Allowance, Uni<T>> begin) {
        boolean look = key == null && (everybodyHasOne || known.contains(owner));
        return (look ? allowance(owner) : Uni.createFrom().item(Allowance.UNKNOWN))
                .chain(allowance -> attempt(owner, allowance, plan, begin, 1));
    }

    private <T> Uni<T> attempt(
            String owner,
            Allowance allowance,
            Function<Allowance, UploadPlan> plan,
            BiFunction<UploadPlan, Allowance, Uni<T>> begin,
            int tried) {
        UploadPlan planned = plan.apply(allowance);
        return begin.apply(planned, allowance)
                .onFailure(OwnerLimits::isOverLimit)
                .recoverWithUni(() -> allowance(owner)
                        .chain(now -> tried < MOST_TRIES
                                ? attempt(owner, now, plan, begin, tried + 1)
                                : Uni.createFrom()
                                        .failure(now.exceeded(planned.maxSize()).asException())));
    }

    private Uni<Allowance> allowance(String owner) {
        return store.usage(owner).map(Allowance::of).invoke(allowance -> remember(owner, allowance));
    }

    private void remember(String owner, Allowance allowance) {
        if (allowance.limit() == null) {
            known.remove(owner);
            return;
        }
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.add(owner);
    }

    private static boolean isOverLimit(Throwable failure) {
        return failure instanceof RefusedException refused && refused.refusal().equals(FileWrites.LIMIT_EXCEEDED);
    }
}
