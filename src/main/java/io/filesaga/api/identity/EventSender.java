package io.filesaga.api.identity;

import io.filesaga.events.EventSettings;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets those tell of S3's changes who show the shared secret, or a token with the role for it. */
@Singleton
public class EventSender {

    private static final String SCHEME = "Bearer ";

    private final EventSettings settings;
    private final IdentitySettings identities;
    private final CurrentIdentityAssociation current;

    EventSender(EventSettings settings, IdentitySettings identities, CurrentIdentityAssociation current) {
        this.settings = settings;
        this.identities = identities;
        this.current = current;
    }

    /** Fails when the sender may not. */
    public Uni<Void> check(@Nullable String authorization) {
        return showsSecret(authorization)
                ? Uni.createFrom().voidItem()
                : current.getDeferredIdentity()
                        .invoke(this::refuseUnlessAllowed)
                        .replaceWithVoid();
    }

    /** In constant time. */
    private boolean showsSecret(@Nullable String authorization) {
        String secret = settings.secret().orElse("");
        return !secret.isEmpty()
                && authorization != null
                && MessageDigest.isEqual(
                        (SCHEME + secret).getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }

    private void refuseUnlessAllowed(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (!identity.hasRole(settings.role()) && !identity.hasRole(identities.adminRole())) {
            throw new ForbiddenException();
        }
    }
}
