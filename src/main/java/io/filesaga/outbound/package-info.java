/**
 * HTTP calls to addresses that others chose: webhooks, and the HTTP tasks of processes.
 *
 * <p>Who may write an address must not be able to make this service call its own neighbours (server-side request forgery).
 * So only {@code https} is called, the host is resolved first, every address that is not public is refused, and the
 * connection goes to the very address that was looked at; certificate and {@code Host} are still those of the name. There
 * is no second look-up that could answer otherwise. Redirects are answers like any other and are not followed. No proxy is
 * used. What an operator allows by {@code filesaga.outbound.allowed-networks} is allowed.
 * {@link io.filesaga.outbound.Trust} says whose certificates are good: those of the public authorities, or of a house's own.
 *
 * <p>An answer's body is read up to the limit that the caller names, and no further. Every call has one time limit for all
 * of it, look-up included, and comes back on the Vert.x context of who asked.
 *
 * <p>Imports nothing. Retries are the business of who calls.
 */
@NullMarked
package io.filesaga.outbound;

import org.jspecify.annotations.NullMarked;
