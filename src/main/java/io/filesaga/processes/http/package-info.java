/**
 * HTTP to addresses that a definition names, which anybody who may put a definition can choose.
 *
 * <p>{@link io.filesaga.processes.http.AddressGuard} says which addresses may be called at all: only https, and none that
 * is this machine, its network or its cloud's metadata, unless the settings allow it. The name is resolved first, and
 * the call goes to the very address that was judged: a name that is resolved twice could change its mind between.
 * Redirects are not followed. {@link io.filesaga.processes.http.OutboundHttp} makes the call within a time and a size.
 *
 * <p>{@link io.filesaga.processes.http.Connections} are where secrets come in: a definition names a connection of the
 * settings; the secret is added to the call, goes nowhere but below the connection's address, and is in no row.
 *
 * <p>May import {@code processes.data}.
 */
@NullMarked
package io.filesaga.processes.http;

import org.jspecify.annotations.NullMarked;
