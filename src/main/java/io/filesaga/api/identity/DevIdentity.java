package io.filesaga.api.identity;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The built-in identity: with {@code filesaga.identity.mode=dev} everybody is the same administrator. */
@Singleton
public class DevIdentity implements HttpAuthenticationMechanism {

    /** Its owner. */
    static final String OWNER = "dev";

    private final @Nullable SecurityIdentity identity;

    DevIdentity(IdentitySettings settings) {
        this.identity = settings.mode() == IdentitySettings.Mode.DEV
                ? QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(OWNER))
                        .addRole(settings.adminRole())
                        .build()
                : null;
    }

    /** Emits null, which is how Quarkus is told to ask the next mechanism, unless everybody is the same. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviderManager) {
        return identity == null ? Uni.createFrom().nullItem() : Uni.createFrom().item(identity);
    }

    /** Emits null: it has none. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
