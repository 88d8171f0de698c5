package io.filesaga.files;

import io.filesaga.sagas.Write;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** All the plugged-in {@link FileHook}s as one. */
@Singleton
public class FileHooks {

    private final List<FileHook> hooks;

    FileHooks(@All List<FileHook> hooks) {
        this.hooks = hooks;
    }

    public List<Write> pending(UploadPlan upload, Instant now) {
        return hooks.stream()
                .flatMap(hook -> hook.pending(upload, now).stream())
                .toList();
    }

    public List<Write> active(StoredFile file, Instant now) {
        return hooks.stream().flatMap(hook -> hook.active(file, now).stream()).toList();
    }

    List<Write> deleted(FileDeletion file, Instant now) {
        return hooks.stream().flatMap(hook -> hook.deleted(file, now).stream()).toList();
    }
}
