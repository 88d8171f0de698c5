/**
 * Clients of AWS services that no extension of Quarkus makes, and what their failures are in words.
 *
 * <p>{@link io.filesaga.sdk.aws.AwsClients} gives them what all of them have alike: the Netty client over HTTP, a region
 * (the service's own setting, else the store's, else what the SDK finds in the environment), and no retries: who asks has a
 * backoff of his own and must know of each failure. Credentials are where the SDK looks for them: environment, system
 * properties, web identity, container, instance. A client is built by its first call, because the rooms that own one
 * produce it as a bean of application scope: who has switched nothing on has no client, no threads and no connections.
 *
 * <p>{@link io.filesaga.sdk.aws.AwsFailure} says what an SDK exception is, fit for a log: no address, no credential, nothing
 * of a message.
 *
 * <p>Native executables: the SDK's service modules use no reflection and read no resources; what its core needs is
 * registered by the extensions of S3 and SQS.
 *
 * <p>Knows no service of AWS: which client there is, is the business of the room that owns it. Of ours it imports {@code sdk} alone.
 */
@NullMarked
package io.filesaga.sdk.aws;

import org.jspecify.annotations.NullMarked;
