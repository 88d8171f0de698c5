/**
 * The business: what a file is, its states, what is written and told of it, its end, usage, path rules and key naming.
 *
 * <p>A file is PENDING, then ACTIVE, then DELETING, then gone. PENDING and DELETING files are never listed. Every change
 * that touches S3 is a saga: one for each kind of upload, {@code FileDeleteSaga}, {@code StrayRemovalSaga}. A change that
 * does not (rename, metadata) is one commit.
 *
 * <p>Keys are never used twice. A path is a name that points at a key; an upload to a path that exists makes a new file
 * with a new key, and on activation the path switches to it in one transaction that also begins the delete of the old
 * one. So a reader sees the old or the new, never none, and no cache or late delete can hit the new object.
 *
 * <p>Guarantees: a listed file has its object; no object under our prefix is without a file once no saga is open and its
 * grant has died; usage is exact at every commit.
 *
 * <p>What becomes of a file or an upload is told to the outbox in the same commit ({@code FileEvents}). Others plug in by
 * {@link io.filesaga.files.FileHook}, among the writes, and {@link io.filesaga.files.FileValidator}, before a file is ACTIVE.
 *
 * <p>Three rooms stand on this one, which knows none of them: {@code files.upload} makes files of content,
 * {@code files.catalog} is what an owner sees and does with them, {@code files.watch} sees to what others did in the store.
 * What an upload writes and remembers ({@link io.filesaga.files.FileWrites}, {@link io.filesaga.files.UploadPlan}) is here,
 * for hooks and validators are shown it, and one commit makes a file ACTIVE and begins the delete of the one it replaces.
 *
 * <p>May import {@code sagas}, {@code storage} and {@code outbox}; knows nothing of HTTP.
 */
@NullMarked
package io.filesaga.files;

import org.jspecify.annotations.NullMarked;
