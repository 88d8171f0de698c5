/**
 * How content becomes a file: what a client may wish, the sagas that see it through, and what the client is told.
 *
 * <p>{@link io.filesaga.files.upload.Uploads} is the door for content that the client sends to the store himself, by one
 * presigned request or part by part; {@link io.filesaga.files.upload.ContentUploads} for content that comes through us.
 * Either way {@link io.filesaga.files.upload.UploadRules} makes a plan of the wish or refuses it naming the field, within
 * what {@link io.filesaga.files.upload.OwnerLimits} has found to be left; the commit that begins the upload decides.
 *
 * <p>Each way is a saga: {@code PresignedUploadSaga}, {@code MultipartUploadSaga}, {@code ContentUploadSaga}. They share
 * their first step, which claims the key and reserves the bytes, and their last, which makes the file ACTIVE
 * ({@link io.filesaga.files.upload.UploadSteps}). In between the object is held against what was promised and shown to
 * every validator ({@link io.filesaga.files.upload.Inspection}). An upload that ends in any other way is undone: object,
 * parts and row go, the key is never used again, and its end is told.
 *
 * <p>Content through us is never held whole, and read once; what was lost of it cannot be sent again from here. A presigned
 * grant is not stored: it is signed anew from the plan, and comes out the same.
 *
 * <p>May import {@code files}, {@code sagas} and {@code storage}. {@code files} does not know of it.
 */
@NullMarked
package io.filesaga.files.upload;

import org.jspecify.annotations.NullMarked;
