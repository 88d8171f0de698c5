package io.filesaga.events.sqs;

import io.filesaga.sdk.SdkCalls;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * The queue in SQS.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html">SQS API</a>
 */
final class SqsQueue implements EventQueue {

    /** The most that SQS gives, takes and waits. */
    static final int BATCH = 10;

    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private final SqsAsyncClient client;
    private final String url;
    private final int visibilitySeconds;
    private final Duration receiveTimeout;
    private final SdkCalls calls;

    SqsQueue(SqsAsyncClient client, String url, SqsSettings settings) {
        this.client = client;
        this.url = url;
        this.visibilitySeconds = Math.toIntExact(settings.visibility().toSeconds());
        this.receiveTimeout = LONG_POLL.plus(settings.callTimeout());
        this.calls = new SdkCalls(settings.callTimeout(), QueueException::of);
    }

    @Override
    public Uni<List<QueueMessage>> receive() {
        return calls.call(
                        "ReceiveMessage",
                        receiveTimeout,
                        () -> client.receiveMessage(b -> b.queueUrl(url)
                                .maxNumberOfMessages(BATCH)
                                .waitTimeSeconds((int) LONG_POLL.toSeconds())
                                .visibilityTimeout(visibilitySeconds)
                                .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)))
                .map(ReceiveMessageResponse::messages)
                .map(messages -> messages.stream().map(SqsQueue::message).toList());
    }

    private static QueueMessage message(Message message) {
        String deliveries = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return new QueueMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                deliveries == null ? 1 : Integer.parseInt(deliveries));
    }

    @Override
    public Uni<Void> delete(Collection<QueueMessage> messages) {
        List<DeleteMessageBatchRequestEntry> entries = entries(
                messages,
                (id, message) -> DeleteMessageBatchRequestEntry.builder()
                        .id(id)
                        .receiptHandle(message.receipt())
                        .build());
        String operation = "DeleteMessageBatch";
        return calls.call(
                        operation,
                        () -> client.deleteMessageBatch(b -> b.queueUrl(url).entries(entries)))
                .invoke(answer -> requireNone(operation, answer.failed()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> keep(Collection<QueueMessage> messages) {
        return hide(messages, visibilitySeconds);
    }

    @Override
    public Uni<Void> giveBack(Collection<QueueMessage> messages) {
        return hide(messages, 0);
    }

    private Uni<Void> hide(Collection<QueueMessage> messages, int seconds) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = entries(
                messages,
                (id, message) -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(id)
                        .receiptHandle(message.receipt())
                        .visibilityTimeout(seconds)
                        .build());
        String operation = "ChangeMessageVisibilityBatch";
        return calls.call(
                        operation,
                        () -> client.changeMessageVisibilityBatch(
                                b -> b.queueUrl(url).entries(entries)))
                .invoke(answer -> requireNone(operation, answer.failed()))
                .replaceWithVoid();
    }

    /** The id of an entry only has to differ from the others of its call. */
    private static <E> List<E> entries(Collection<QueueMessage> messages, BiFunction<String, QueueMessage, E> form) {
        List<E> entries = new ArrayList<>();
        messages.forEach(message -> entries.add(form.apply(String.valueOf(entries.size()), message)));
        return entries;
    }

    /** A batch can fail in part and still answer 200. */
    private static void requireNone(String operation, List<BatchResultErrorEntry> failed) {
        if (!failed.isEmpty()) {
            throw new QueueException(
                    operation + " failed for " + failed.size() + " messages: "
                            + failed.get(0).code(),
                    null);
        }
    }
}
