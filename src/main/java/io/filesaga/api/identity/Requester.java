package io.filesaga.api.identity;

import io.filesaga.sagas.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who makes the present request. */
@RequestScoped
public class Requester {

    /** The reason of a token without an owner. */
    public static final String NO_OWNER = "no-owner";

    /** What {@link #isOwner} holds, in words. */
    public static final String OWNERS = "An owner has 1 to 255 bytes of UTF-8 and no control character.";

    /** In bytes, for an owner is part of his objects' keys. */
    private static final int LONGEST_OWNER = 255;

    private final SecurityIdentity identity;
    private final IdentitySettings settings;

    Requester(SecurityIdentity identity, IdentitySettings settings) {
        this.identity = identity;
        this.settings = settings;
    }

    /** Whose files these are; refuses a token that does not say. */
    public String owner() {
        String owner = identity.getPrincipal() instanceof JsonWebToken token
                ? claim(token)
                : identity.getPrincipal().getName();
        if (owner == null || !isOwner(owner)) {
            throw Refusal.of(NO_OWNER, "The token's claim " + settings.ownerClaim() + " names no owner: " + OWNERS)
                    .asException();
        }
        return owner;
    }

    /** Whether a text can be an owner: 1 to 255 bytes of UTF-8, not all of them blank, no control character. */
    public static boolean isOwner(String text) {
        return !text.isBlank()
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_OWNER
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    public boolean isAdmin() {
        return identity.hasRole(settings.adminRole());
    }

    private @Nullable String claim(JsonWebToken token) {
        Object value = token.getClaim(settings.ownerClaim());
        return value == null ? null : plain(value);
    }

    /** Claims that are not registered names come as JSON values. */
    private static @Nullable String plain(Object value) {
        if (value instanceof jakarta.json.JsonString text) {
            return text.getString();
        }
        return value instanceof String || value instanceof Number || value instanceof jakarta.json.JsonNumber
                ? value.toString()
                : null;
    }
}
