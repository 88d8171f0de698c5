package io.filesaga.storage.s3;

import io.filesaga.sdk.Home;
import io.filesaga.storage.StorageException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;

/**
 * Keeps at hand what signatures are made with, so that signing never waits. The source is the S3 client's own credentials
 * provider, asked on a worker thread (it may read files or call STS): at the start, by a timer, and whenever a signature
 * finds the credentials missing or near their end (a frozen Lambda has no timers). A failed look-up keeps what is there.
 */
@Singleton
public class SignatorySource {

    private static final Logger LOG = Logger.getLogger(SignatorySource.class);
    private static final Duration NEAR = Duration.ofMinutes(5);

    private final S3AsyncClient client;
    private final InstantSource clock;
    private final Duration timeout;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Signatory known;

    SignatorySource(S3AsyncClient client, InstantSource clock, StorageSettings settings) {
        this.client = client;
        this.clock = clock;
        this.timeout = settings.callTimeout();
    }

    /** Whether signing works now; false until the first look-up succeeds. */
    public boolean isReady() {
        Signatory signatory = known;
        return signatory != null && !signatory.credentials().expiredAt(clock.instant());
    }

    /**
     * Who signs now.
     *
     * @throws StorageException transient when no valid credentials are known; a look-up is under way then
     */
    Signatory current() {
        Signatory signatory = known;
        Instant now = clock.instant();
        if (signatory == null || signatory.credentials().expiredAt(now.plus(NEAR))) {
            look();
        }
        if (signatory == null || signatory.credentials().expiredAt(now)) {
            String message = "no valid credentials for signing are known at the moment";
            throw new StorageException(StorageException.Kind.TRANSIENT, message, null);
        }
        return signatory;
    }

    /** Emits when somebody can sign; a look-up is waited for when it is needed. */
    Uni<Void> ready() {
        return Uni.createFrom()
                .deferred(() -> isReady()
                        ? Uni.createFrom().voidItem()
                        : Home.bring(refresh()).invoke(() -> current()));
    }

    void onStart(@Observes StartupEvent start) {
        look();
    }

    /** Asks the provider again and never fails; a failure is logged. */
    @Scheduled(
            every = "${filesaga.storage.credentials-refresh:60s}",
            delayed = "${filesaga.storage.credentials-refresh:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return Uni.createFrom()
                .completionStage(this::resolve)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(timeout)
                .fail()
                .invoke(found -> known = found)
                .onFailure()
                .invoke(failure -> LOG.warnf("The credentials for signing could not be looked up: %s", failure))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** One look-up at a time. */
    private void look() {
        if (looking.compareAndSet(false, true)) {
            refresh()
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(nothing -> {});
        }
    }

    private CompletableFuture<Signatory> resolve() {
        S3ServiceClientConfiguration config = client.serviceClientConfiguration();
        Region region = config.region();
        URI endpoint = config.endpointOverride().orElseGet(() -> aws(region));
        return config.credentialsProvider()
                .resolveIdentity()
                .thenApply(identity -> new Signatory(credentials(identity), region.id(), endpoint));
    }

    private static URI aws(Region region) {
        return URI.create(
                "https://s3." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix());
    }

    private static SigningCredentials credentials(AwsCredentialsIdentity identity) {
        String token = identity instanceof AwsSessionCredentialsIdentity session ? session.sessionToken() : null;
        Instant expiresAt = identity.expirationTime().orElse(null);
        return new SigningCredentials(identity.accessKeyId(), identity.secretAccessKey(), token, expiresAt);
    }
}
