package io.filesaga.files.upload;

import io.filesaga.files.Reasons;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.Signal;
import io.filesaga.storage.UploadedPart;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts that a client says it has sent, on their way through a signal. */
final class CompletedParts {

    static final String SIGNAL = "complete";

    private static final String PARTS = "parts";
    private static final int MOST_PARTS = 10_000;

    private CompletedParts() {}

    /** Refuses numbers that do not rise from 1 to 10,000. */
    static Signal signal(List<Upload.SentPart> parts) {
        int before = 0;
        for (Upload.SentPart part : parts) {
            if (part.number() <= before || part.number() > MOST_PARTS) {
                throw Refusal.ofField("parts", Reasons.INVALID_FIELD, "Part numbers must rise, from 1 to 10000.")
                        .asException();
            }
            before = part.number();
        }
        return new Signal(
                SIGNAL,
                Map.of(
                        PARTS,
                        parts.stream()
                                .map(part -> Map.<String, Object>of("number", part.number(), "etag", part.etag()))
                                .toList()));
    }

    static List<UploadedPart> of(@Nullable Signal signal) {
        if (signal == null || !(signal.payload().get(PARTS) instanceof List<?> parts)) {
            return List.of();
        }
        return parts.stream().map(part -> part((Map<?, ?>) part)).toList();
    }

    private static UploadedPart part(Map<?, ?> part) {
        return new UploadedPart(
                ((Number) Objects.requireNonNull(part.get("number"))).intValue(), String.valueOf(part.get("etag")));
    }
}
