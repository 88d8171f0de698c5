/**
 * The object store, spoken to in S3: the only room that imports the AWS SDK's S3 client.
 *
 * <p>Two beans are the door. {@link io.filesaga.storage.s3.S3ObjectStore} makes the calls that travel;
 * {@link io.filesaga.storage.s3.SignedRequests} signs what others will send and never touches the network.
 *
 * <p>How a call travels: {@link io.filesaga.sdk.SdkCalls} is the one place where an SDK future becomes a Uni. It
 * starts the call on a worker thread (the SDK may stop there to refresh credentials, or to build its client the first
 * time), puts our own timeout on it, turns whatever comes back into a {@link io.filesaga.storage.StorageException}
 * ({@link io.filesaga.storage.s3.Diagnosis}) and returns to the caller's Vert.x context
 * ({@link io.filesaga.sdk.Home}). Retries are the SDK's and are inside that timeout; nobody here loops around
 * them.
 *
 * <p>How content travels: with a known length it streams through {@link io.filesaga.storage.s3.ExactBody} into one
 * PutObject, which holds the last buffer back until the content has really ended, so that the store never completes a
 * request whose content was too long or broke off. Without a length, {@link io.filesaga.storage.s3.Portions} collects
 * one part at a time. {@link io.filesaga.storage.s3.Progress} fails what stands still; nothing fails for being slow.
 *
 * <p>How signing works: AWS Signature Version 4 in three small pure classes ({@link io.filesaga.storage.s3.SigningKey},
 * {@link io.filesaga.storage.s3.PostPolicy}, {@link io.filesaga.storage.s3.QuerySignature}), proven with AWS's published
 * examples. Our own, because the SDK for Java has no POST policies and its presigner reads the clock. The credentials are
 * the ones the S3 client is configured with, kept at hand by {@link io.filesaga.storage.s3.SignatorySource}.
 *
 * <p>ETags lose their quotes and checksums become hex at this door. Stores differ (see the notes in docs): nothing here
 * relies on conditional writes, on checksums being returned, or on aws-chunked trailers.
 *
 * <p>Imports {@code io.filesaga.storage} and {@code io.filesaga.sdk} and nothing else of ours.
 */
@NullMarked
package io.filesaga.storage.s3;

import org.jspecify.annotations.NullMarked;
