package io.filesaga.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue with a dead-letter queue, as its senders and its operator see it; and the server of all of them. */
public final class Queues {

    /** How often a message is delivered before it is taken for dead. */
    public static final int DELIVERIES = 3;

    private static final String ACCOUNT = "/000000000000/";
    private static final String ENDPOINT = "test.queue-server";

    private final SqsAsyncClient client;
    private final String queue;
    private final String dead;

    private Queues(URI server, String name) {
        this.client = client(server);
        this.queue = server + ACCOUNT + name;
        this.dead = server + ACCOUNT + name + "-dead";
    }

    /** Starts a server that lives as long as this process. */
    public static URI startServer() {
        SQSRestServer server = SQSRestServerBuilder.withDynamicPort()
                .withInterface("127.0.0.1")
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What the service must be told to use a new queue; for tests that look into it, where its server is. */
    static Map<String, String> settings() {
        URI server = startServer();
        Queues made = make(server, "events");
        return Map.of(
                ENDPOINT,
                server.toString(),
                "filesaga.events.sqs.queue-url",
                made.queue,
                "quarkus.sqs.endpoint-override",
                server.toString(),
                "quarkus.sqs.aws.region",
                "elasticmq",
                "quarkus.sqs.aws.credentials.type",
                "static",
                "quarkus.sqs.aws.credentials.static-provider.access-key-id",
                "x",
                "quarkus.sqs.aws.credentials.static-provider.secret-access-key",
                "x");
    }

    /** The queue of the service under test. */
    public static Queues ofTheService() {
        String server =
                org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue(ENDPOINT, String.class);
        return new Queues(URI.create(server), "events");
    }

    /** A new queue and its dead-letter queue. */
    public static Queues make(URI server, String name) {
        return make(server, name, DELIVERIES);
    }

    /** The same, of another patience with its messages. */
    public static Queues make(URI server, String name, int deliveries) {
        Queues made = new Queues(server, name);
        made.client.createQueue(b -> b.queueName(name + "-dead")).join();
        String policy = "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:" + name
                + "-dead\",\"maxReceiveCount\":\"" + deliveries + "\"}";
        made.client
                .createQueue(b -> b.queueName(name).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)))
                .join();
        return made;
    }

    /** A client of the server, or of a gate before it. */
    public static SqsAsyncClient client(URI server) {
        return SqsAsyncClient.builder()
                .endpointOverride(server)
                .region(Region.of("elasticmq"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .build();
    }

    /** A gate before the server. */
    public static Gate gateTo(URI server) {
        try {
            return Gate.to(server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return queue;
    }

    public void send(String body) {
        client.sendMessage(b -> b.queueUrl(queue).messageBody(body)).join();
    }

    /** How many messages are there, delivered ones included. */
    public int size() {
        Map<QueueAttributeName, String> counts = client.getQueueAttributes(
                        b -> b.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .join()
                .attributes();
        return count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                + count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    private static int count(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
        return Integer.parseInt(counts.getOrDefault(name, "0"));
    }

    /**
     * The bodies of messages that were taken for dead. To be asked when the queue is empty: the server shares a message
     * that it moves between the two, and who receives it in that moment keeps it from being removed.
     */
    public List<String> dead() {
        return client
                .receiveMessage(b -> b.queueUrl(dead).maxNumberOfMessages(10).visibilityTimeout(0))
                .join()
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }
}
