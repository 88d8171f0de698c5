/**
 * The embedded default of dev mode and tests: a real PostgreSQL and a real S3 endpoint, without Docker.
 *
 * <p>PostgreSQL comes as binaries from Maven Central and runs with {@code fsync} and {@code synchronous_commit} on, as
 * in production: without them no crash test and no figure means anything. S3Proxy, which checks signatures and POST
 * policies, runs as a process of its own from {@code target/embedded/s3proxy.jar}.
 *
 * <p>Both keep their data in one folder. A server that an earlier process left behind, killed or reloaded, is found by
 * its pid file and used again; a stranger's process is never touched.
 *
 * <p>Never in the packaged service: the libraries have scope {@code provided}, and only {@code Main} in dev mode, by
 * name, and tests load this room. Blocking is allowed here: nothing runs yet when it does.
 *
 * <p>Imports nothing of ours, and nothing of ours imports it.
 */
@NullMarked
package io.filesaga.ops.embedded;

import org.jspecify.annotations.NullMarked;
