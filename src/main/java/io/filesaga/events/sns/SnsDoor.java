package io.filesaga.events.sns;

import io.filesaga.events.EventIntake;
import io.filesaga.events.Receipt;
import io.filesaga.events.sns.SnsTally.Outcome;
import io.filesaga.sagas.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What topics post, by the signature of SNS and nothing else. */
@Singleton
public class SnsDoor {

    private static final Logger LOG = Logger.getLogger(SnsDoor.class);
    private static final Receipt NOTHING = new Receipt(0, 0);

    private final Map<String, Topic> topics;
    private final SnsVerifier verifier;
    private final SnsSite site;
    private final EventIntake intake;
    private final SnsTally tally;

    SnsDoor(SnsSettings settings, SnsVerifier verifier, SnsSite site, EventIntake intake, SnsTally tally) {
        this.topics = settings.topics().stream()
                .flatMap(arns -> arns.stream())
                .map(Topic::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableMap(Topic::arn, Function.identity(), (one, same) -> one));
        this.verifier = verifier;
        this.site = site;
        this.intake = intake;
        this.tally = tally;
    }

    /**
     * Does what the message says and emits when it is done. Fails as {@code sns-refused}, or as {@code sns-unavailable}
     * and like {@link EventIntake#take} when it has to be sent again.
     */
    public Uni<Receipt> take(byte[] body) {
        return Uni.createFrom().deferred(() -> {
            SnsMessage message = SnsMessage.read(body);
            Topic topic = configured(message);
            return verifier.verify(message, topic).chain(() -> obey(message, topic, body));
        });
    }

    private Topic configured(SnsMessage message) {
        Topic topic = topics.get(message.text("TopicArn"));
        if (topic == null) {
            tally.count(Outcome.UNKNOWN_TOPIC);
            throw Refusal.of(SnsReasons.REFUSED, "The topic is not one of filesaga.events.sns.topics.")
                    .asException();
        }
        return topic;
    }

    private Uni<Receipt> obey(SnsMessage message, Topic topic, byte[] body) {
        return switch (message.kind()) {
            case NOTIFICATION -> {
                tally.count(Outcome.NOTIFIED);
                yield intake.take(body);
            }
            case SUBSCRIPTION -> confirm(message, topic);
            case END_OF_SUBSCRIPTION -> {
                tally.count(Outcome.UNSUBSCRIBED);
                LOG.warnf("no longer subscribed to %s", topic.arn());
                yield Uni.createFrom().item(NOTHING);
            }
        };
    }

    private Uni<Receipt> confirm(SnsMessage message, Topic topic) {
        return site.visit(verifier.address(message, topic, "SubscribeURL"))
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("the subscription to %s could not be confirmed: %s", topic.arn(), failure);
                    return Refusal.of(SnsReasons.UNAVAILABLE, "The subscription cannot be confirmed for now.")
                            .asException();
                })
                .map(confirmed -> {
                    tally.count(Outcome.CONFIRMED);
                    LOG.infof("subscribed to %s", topic.arn());
                    return NOTHING;
                });
    }
}
