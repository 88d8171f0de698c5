/**
 * The object store as filesaga sees it, in filesaga's words: no AWS type crosses this door.
 *
 * <p>Three small ports are the whole room. {@link io.filesaga.storage.ObjectStore} does the calls that travel (put, head,
 * delete, multipart); {@link io.filesaga.storage.SmallObjects} reads and writes what fits into memory, whole;
 * {@link io.filesaga.storage.Presigner} does arithmetic only and works while the store is down.
 *
 * <p>Guarantees: every call is idempotent, carries a timeout of its own, and comes back to the Vert.x context it was
 * made from. A failing call ends in a {@link io.filesaga.storage.StorageException} that says whether trying again can
 * help; nothing of the vendor's exceptions leaks. No method is ever called inside a database transaction.
 *
 * <p>This room imports nothing of ours.
 */
@NullMarked
package io.filesaga.storage;

import org.jspecify.annotations.NullMarked;
