package io.filesaga.files;

import io.filesaga.outbox.Outbox;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.Statement;

/**
 * What is told of files and uploads, out of the rows that other parts of the same commit return: {@code told} is the file
 * as JSON. A subject's sequence is its row's version, which every change raises.
 */
public final class FileEvents {

    public static final String ACTIVATED = "file.activated";
    public static final String CHANGED = "file.changed";
    public static final String REPLACED = "file.replaced";
    public static final String DELETED = "file.deleted";
    public static final String REFUSED = "file.refused";
    public static final String EXPIRED = "upload.expired";
    public static final String CANCELLED = "upload.cancelled";

    /** Reads the parts {@code file_replaced} and {@code file_activated}: the old file's end comes first. */
    static final Statement OF_ACTIVATION = Statement.of("activation_told", Outbox.telling("""
            SELECT owner, 'file.replaced', 'files/' || id, version, cause, trace_parent,
                   told || jsonb_build_object('replacedBy', replaced_by), at
            FROM file_replaced
            UNION ALL
            SELECT owner, 'file.activated', 'files/' || id, version, cause, trace_parent, told, at
            FROM file_activated"""));

    /** Reads the part {@code file_removed}, whose rows may have nothing to tell. */
    static final Statement OF_REMOVAL = Statement.of("removal_told", Outbox.telling("""
            SELECT owner, type, subject, version, cause, trace_parent, told, at
            FROM file_removed WHERE type IS NOT NULL"""));

    private FileEvents() {}

    /**
     * Tells of the files that a part of a statement returns as owner, id, version and told.
     *
     * @param type one of the types above
     * @param part the part's name
     * @param time an SQL expression
     */
    public static String ofRows(String type, String part, String time) {
        return Outbox.telling("SELECT owner, '%s', 'files/' || id, version, NULL, NULL, told, %s FROM %s"
                .formatted(type, time, part));
    }

    /** What it is called when an upload ends without a file. */
    static String ofEnd(Refusal why) {
        return switch (why.reason()) {
            case Reasons.UPLOAD_EXPIRED -> EXPIRED;
            case Reasons.UPLOAD_CANCELLED, SagaReasons.CANCELLED -> CANCELLED;
            default -> REFUSED;
        };
    }
}
