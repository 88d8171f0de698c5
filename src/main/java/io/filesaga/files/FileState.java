package io.filesaga.files;

/** Where a file is in its life; gone is the absence of its row. Only ACTIVE files are ever listed. */
public enum FileState {
    PENDING,
    ACTIVE,
    DELETING
}
