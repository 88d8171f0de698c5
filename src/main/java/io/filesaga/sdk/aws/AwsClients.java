package io.filesaga.sdk.aws;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;

/** Makes clients. */
@Singleton
public class AwsClients {

    /** Little goes through these clients, and nothing is computed on their threads. */
    private static final int THREADS = 2;

    /** Beyond the caller's own time, which is the one that counts. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Optional<String> storesRegion;

    /**
     * Clients that are where the store is, unless they are told otherwise.
     *
     * @param storesRegion where the store is, if it is known
     */
    public AwsClients(@ConfigProperty(name = "quarkus.s3.aws.region") Optional<String> storesRegion) {
        this.storesRegion = storesRegion;
    }

    /** A client of the service that the builder is for; whoever takes it closes it. */
    public <C, B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C make(B builder, AwsPlace place) {
        place.region().or(() -> storesRegion).map(Region::of).ifPresent(builder::region);
        place.endpoint().ifPresent(builder::endpointOverride);
        return builder.overrideConfiguration(all -> all.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(http(place))
                .build();
    }

    /** Who waits for a long answer hears nothing meanwhile: signs of life keep what is in between from cutting it off. */
    private static SdkAsyncHttpClient.Builder<?> http(AwsPlace place) {
        Duration longest = place.longestCall().plus(GRACE);
        return NettyNioAsyncHttpClient.builder()
                .maxConcurrency(place.mostCalls())
                .readTimeout(longest)
                .connectionAcquisitionTimeout(longest)
                .tcpKeepAlive(true)
                .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(THREADS));
    }
}
