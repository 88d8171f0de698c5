package io.filesaga.files;

/** The stable slugs of every refusal of this room; part of the API, as the problem's {@code type}. */
public final class Reasons {

    public static final String INVALID_FIELD = "invalid-field";
    public static final String NOT_FOUND = "not-found";
    public static final String LIMIT_EXCEEDED = "limit-exceeded";
    public static final String PATH_EXISTS = "path-exists";
    public static final String VERSION_MISMATCH = "version-mismatch";
    public static final String NOT_UPLOADED_YET = "not-uploaded-yet";
    public static final String INVALID_PARTS = "invalid-parts";
    public static final String UPLOAD_COMPLETED = "upload-completed";
    public static final String UPLOAD_EXPIRED = "upload-expired";
    public static final String UPLOAD_CANCELLED = "upload-cancelled";
    public static final String UPLOAD_REFUSED = "upload-refused";
    public static final String CONTENT_TOO_LARGE = "content-too-large";
    public static final String CONTENT_INCOMPLETE = "content-incomplete";
    public static final String DIGEST_MISMATCH = "digest-mismatch";
    public static final String STILL_RUNNING = "still-running";
    public static final String STORE_UNAVAILABLE = "store-unavailable";
    public static final String INTERRUPTED = "interrupted";

    private Reasons() {}
}
