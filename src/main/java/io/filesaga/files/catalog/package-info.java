/**
 * The files of an owner, as he sees them: look up, list, download, rename, delete, and what he uses of his limit.
 *
 * <p>{@link io.filesaga.files.catalog.Files} is the door. Whoever comes through it sees ACTIVE files only, and his own only:
 * another owner's file is as unknown as one that never was. Reads go through Hibernate Reactive, one row
 * ({@link io.filesaga.files.catalog.FileReader}), a page in any order ({@link io.filesaga.files.catalog.FileListing}) or a
 * page of one folder ({@link io.filesaga.files.catalog.FolderListing}); nothing here writes through it.
 *
 * <p>Pages are cut by the place where the one before ended, which {@link io.filesaga.files.catalog.FileCursor} carries, and
 * never by counting: a page costs the same wherever it is, and what is added or removed meanwhile makes no other file come
 * twice or not at all.
 *
 * <p>A change of path or metadata is one commit, on the version that was read. A delete hides the file and promises the
 * rest in one commit; {@code FileDeleteSaga} does the rest. A download is a link, signed here after one read.
 *
 * <p>May import {@code files}, {@code sagas} and {@code storage}. Neither {@code files} nor the uploads know of it.
 */
@NullMarked
package io.filesaga.files.catalog;

import org.jspecify.annotations.NullMarked;
