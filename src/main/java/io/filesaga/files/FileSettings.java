package io.filesaga.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where files go and what an upload may be. Sizes in bytes. */
@ConfigMapping(prefix = "filesaga.files")
public interface FileSettings {

    /** The bucket that new files go to. It must exist. */
    @WithDefault("filesaga")
    String bucket();

    /** What every object key begins with, before the owner; no slash at either end. */
    @WithDefault("files")
    String prefix();

    /** The largest file by presigned POST, PUT or through the service. */
    @WithDefault("5368709120")
    long maxSize();

    /** The largest file by multipart upload. */
    @WithDefault("5497558138880")
    long multipartMaxSize();

    /** What a presigned POST without a declared size allows. */
    @WithDefault("10000000")
    long undeclaredMaxSize();

    /** What an owner without a limit of his own may store at the most; when not given, anything. */
    Optional<Long> defaultLimit();

    /** The least size of a multipart part; more when the file would have too many parts. */
    @WithDefault("8388608")
    long partSize();

    /** How long an upload's grant lives when the client does not say. */
    @WithDefault("15m")
    Duration uploadExpiry();

    /** How long after a grant's end the client may still complete; then the store is asked. */
    @WithDefault("60s")
    Duration completionGrace();

    /** The longest time that an upload begun before its grant's end can still be in flight. */
    @WithDefault("1h")
    Duration lateArrivalWindow();

    /** How long all {@link FileValidator}s together may take for one object. */
    @WithDefault("60s")
    Duration validationTimeout();

    /** How long a download link lives when the client does not say. */
    @WithDefault("10m")
    Duration downloadExpiry();

    /** How often keys are looked for under which something may have arrived late. */
    @WithDefault("30s")
    Duration sweepInterval();

    /** Whether objects that others put under the prefix become files when events tell of them. */
    @WithDefault("true")
    boolean adopt();
}
