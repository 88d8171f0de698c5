/**
 * Who asks: the owner and whether he is an administrator, from the verified bearer token, or the built-in identity of dev
 * mode. Outside of dev mode the service refuses to start without an identity provider, unless that is switched off by
 * name.
 */
@NullMarked
package io.filesaga.api.identity;

import org.jspecify.annotations.NullMarked;
