/**
 * The business: what a file is, its states, the sagas that change it, usage, path rules and key naming.
 *
 * <p>A file is PENDING, then ACTIVE, then DELETING, then gone. PENDING and DELETING files are never listed. Every change
 * that touches S3 is a saga: {@code PresignedUploadSaga}, {@code ContentUploadSaga}, {@code FileDeleteSaga}. A change
 * that does not (rename, metadata) is one commit.
 *
 * <p>Keys are never used twice. A path is a name that points at a key; an upload to a path that exists makes a new file
 * with a new key, and on activation the path switches to it in one transaction that also begins the delete of the old
 * one. So a reader sees the old or the new, never none, and no cache or late delete can hit the new object.
 *
 * <p>Guarantees: a listed file has its object; no object under our prefix is without a file once no saga is open and its
 * grant has died; usage is exact at every commit.
 *
 * <p>What becomes of a file or an upload is told to the outbox in the same commit ({@code FileEvents}).
 *
 * <p>May import {@code sagas}, {@code storage} and {@code outbox}; knows nothing of HTTP.
 */
@NullMarked
package io.filesaga.files;

import org.jspecify.annotations.NullMarked;
