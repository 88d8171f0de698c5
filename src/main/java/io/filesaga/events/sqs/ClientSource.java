package io.filesaga.events.sqs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** The SQS client as Quarkus configures it ({@code quarkus.sqs.*}), built by the first call: without a queue, never. */
@Singleton
class ClientSource {

    @Produces
    @ApplicationScoped
    SqsAsyncClient client(SqsAsyncClientBuilder builder) {
        return builder.build();
    }

    void close(@Disposes SqsAsyncClient client) {
        client.close();
    }
}
