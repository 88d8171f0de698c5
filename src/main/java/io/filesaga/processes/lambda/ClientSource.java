package io.filesaga.processes.lambda;

import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.task.LambdaSettings;
import io.filesaga.sdk.aws.AwsClients;
import io.filesaga.sdk.aws.AwsPlace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;

/** The client, built by the first call: without functions, never. */
@Singleton
class ClientSource {

    /** A call keeps its connection for as long as the function runs. */
    private static final int MOST_CALLS = 1000;

    @Produces
    @ApplicationScoped
    LambdaAsyncClient client(AwsClients clients, LambdaSettings settings, ProcessSettings processes) {
        var place = new AwsPlace(settings.region(), settings.endpoint(), processes.callTimeout(), MOST_CALLS);
        return clients.make(LambdaAsyncClient.builder(), place);
    }

    void close(@Disposes LambdaAsyncClient client) {
        client.close();
    }
}
