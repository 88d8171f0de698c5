package io.filesaga.outbox.eventbridge;

import io.filesaga.sdk.aws.AwsClients;
import io.filesaga.sdk.aws.AwsPlace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/** The client, built by the first call: without a bus, never. */
@Singleton
class ClientSource {

    @Produces
    @ApplicationScoped
    EventBridgeAsyncClient client(AwsClients clients, EventBridgeSettings settings) {
        Optional<String> region = settings.region().or(() -> settings.bus().flatMap(ClientSource::regionOf));
        return clients.make(
                EventBridgeAsyncClient.builder(),
                new AwsPlace(region, settings.endpoint(), settings.timeout(), Load.MOST_CALLS * Load.MOST_ENTRIES));
    }

    private static Optional<String> regionOf(String bus) {
        return bus.startsWith("arn:") ? Arn.fromString(bus).region() : Optional.empty();
    }

    void close(@Disposes EventBridgeAsyncClient client) {
        client.close();
    }
}
