package io.filesaga.files.upload;

import io.filesaga.files.FileSettings;
import io.filesaga.files.FileValidator;
import io.filesaga.files.Reasons;
import io.filesaga.files.UploadPlan;
import io.filesaga.files.UploadPlan.Found;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.storage.ObjectInfo;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an object is what its upload promised: size, checksum, and every {@link FileValidator}. */
@Singleton
public class Inspection {

    private final List<FileValidator> validators;

    private final Duration timeout;

    Inspection(@All List<FileValidator> validators, FileSettings settings) {
        this.validators = validators;
        this.timeout = settings.validationTimeout();
    }

    Uni<StepOutcome<UploadPlan>> of(UploadPlan plan, ObjectInfo object, Instant now) {
        Refusal broken = brokenPromise(plan, object);
        if (broken != null) {
            return Uni.createFrom().item(StepOutcome.failed(broken));
        }
        Uni<Optional<String>> verdict = Uni.createFrom().item(Optional.empty());
        for (FileValidator validator : validators) {
            verdict = verdict.chain(
                    refused -> refused.isPresent() ? Uni.createFrom().item(refused) : validator.validate(plan, object));
        }
        return verdict.ifNoItem()
                .after(timeout)
                .fail()
                .map(refused -> refused.<StepOutcome<UploadPlan>>map(
                                why -> StepOutcome.failed(Refusal.of(Reasons.UPLOAD_REFUSED, why)))
                        .orElseGet(() -> StepOutcome.done(plan.found(Found.of(object, plan.checksumSha256(), now)))));
    }

    private static @Nullable Refusal brokenPromise(UploadPlan plan, ObjectInfo object) {
        if (object.size() < plan.minSize() || object.size() > plan.maxSize()) {
            return Refusal.ofField(
                    "size",
                    Reasons.UPLOAD_REFUSED,
                    "The object has " + object.size() + " bytes; " + plan.minSize() + " to " + plan.maxSize()
                            + " were allowed.");
        }
        String announced = plan.checksumSha256();
        String actual = object.checksumSha256();
        if (announced != null && actual != null && !announced.equals(actual)) {
            return Refusal.ofField(
                    "checksumSha256", Reasons.UPLOAD_REFUSED, "The object's SHA-256 is not the one announced.");
        }
        return null;
    }
}
