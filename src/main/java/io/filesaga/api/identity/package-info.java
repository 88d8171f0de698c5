/**
 * Who asks: the owner and whether he is an administrator, from the verified bearer token, or the built-in identity of dev
 * mode. Outside of dev mode the service refuses to start without an identity provider, unless that is switched off by
 * name.
 *
 * <p>{@link io.filesaga.api.identity.Requester} is the door. It guarantees that an owner is never guessed: a token that
 * names none is refused, and no other part of a request can name one.
 *
 * <p>A corner of {@code api}: may import {@code sagas}, for the words of a refusal, and no other corner.
 */
@NullMarked
package io.filesaga.api.identity;

import org.jspecify.annotations.NullMarked;
