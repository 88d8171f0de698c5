package io.filesaga.files.upload;

/** Where a presigned upload is. */
public enum UploadState {
    /** The client may send and complete. */
    OPEN,
    /** Being decided right now. */
    FINISHING,
    /** There is an ACTIVE file (or was: it may have been deleted since). */
    COMPLETED,
    EXPIRED,
    CANCELLED,
    /** Validation refused the object. */
    REFUSED,
    /** Needs a human; its saga is DEAD. */
    STUCK
}
