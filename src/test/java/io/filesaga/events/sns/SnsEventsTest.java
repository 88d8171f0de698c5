package io.filesaga.events.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.S3Events;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What topics post is done when SNS has signed it, and nothing else is. */
@QuarkusTest
@TestProfile(ByHand.class)
class SnsEventsTest extends ServiceTest {

    private static final Signer SIGNER = Signer.make();
    private static final Signer STRANGER = Signer.make();
    private static final String SITE = "https://sns.eu-central-1.amazonaws.com/";
    private static final String[] NOTIFICATION = {"Message", "MessageId", "Timestamp", "TopicArn", "Type"};
    private static final String[] WITH_SUBJECT = {"Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"};
    private static final String[] CONFIRMATION = {
        "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"
    };

    @Inject
    FakeSite site;

    @Inject
    SnsTally tally;

    private final String certificate = SITE + "SimpleNotificationService-" + UUID.randomUUID() + ".pem";
    private final String subscribe = SITE + "?Action=ConfirmSubscription&Token=" + UUID.randomUUID();

    @BeforeEach
    void publish() {
        site.put(certificate, SIGNER.certificate());
        site.put(subscribe, "<ConfirmSubscriptionResponse/>".getBytes());
    }

    private Map<String, String> notification() {
        String key = "files/" + owner + "/f";
        store.put(key, "content".getBytes(), Map.of());
        Map<String, String> message = message("Notification");
        message.put("Message", S3Events.message(S3Events.created(key, 1)));
        return message;
    }

    private Map<String, String> confirmation(String type) {
        Map<String, String> message = message(type);
        message.put("Message", "You have chosen to subscribe.\nTo confirm, visit the SubscribeURL.");
        message.put("Token", "token");
        message.put("SubscribeURL", subscribe);
        return message;
    }

    private Map<String, String> message(String type) {
        return new TreeMap<>(Map.of(
                "Type",
                type,
                "MessageId",
                UUID.randomUUID().toString(),
                "TopicArn",
                "arn:aws:sns:eu-central-1:111122223333:files",
                "Timestamp",
                "2026-11-21T07:00:00.000Z",
                "SigningCertURL",
                certificate));
    }

    private static Answer post(String message) {
        return Api.with(null)
                .post(
                        "/v1/events/s3",
                        message,
                        "x-amz-sns-message-type",
                        "any",
                        "Content-Type",
                        "text/plain; charset=UTF-8");
    }

    private int files() {
        return api.get("/v1/files").is(200).json().get("files").size();
    }

    private void assertRefused(String message) {
        long forged = tally.of(SnsTally.Outcome.FORGED);
        post(message).isProblem(403, "sns-refused");
        assertEquals(forged + 1, tally.of(SnsTally.Outcome.FORGED));
        assertEquals(0, files());
        assertEquals(0, site.visits(subscribe));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSignedNotificationIsApplied(int version) {
        assertEquals(
                "1",
                post(SIGNER.sign(notification(), version, NOTIFICATION)).is(202).at("changes"));
        assertEquals(1, files());
    }

    @Test
    void aSubjectIsSignedWhenThereIsOne() {
        Map<String, String> message = notification();
        message.put("Subject", "Amazon S3 Notification");
        post(SIGNER.sign(message, 2, WITH_SUBJECT)).is(202);
        assertEquals(1, files());
        assertEquals(403, post(SIGNER.sign(message, 2, NOTIFICATION)).status());
    }

    @Test
    void aCertificateIsFetchedOnce() {
        for (int i = 0; i < 3; i++) {
            post(SIGNER.sign(notification(), 2, NOTIFICATION)).is(202);
        }
        assertEquals(1, site.visits(certificate));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSubscriptionIsConfirmedAtTheAddressThatIsSigned(int version) {
        post(SIGNER.sign(confirmation("SubscriptionConfirmation"), version, CONFIRMATION))
                .is(202);
        assertEquals(1, site.visits(subscribe));
    }

    @Test
    void aSubscriptionThatCannotBeConfirmedNowIsSentAgain() {
        site.remove(subscribe);
        String message = SIGNER.sign(confirmation("SubscriptionConfirmation"), 2, CONFIRMATION);
        post(message).isProblem(503, "sns-unavailable");
        site.put(subscribe, new byte[0]);
        post(message).is(202);
    }

    @Test
    void theEndOfASubscriptionIsCountedAndNothingIsVisited() {
        long before = tally.of(SnsTally.Outcome.UNSUBSCRIBED);
        post(SIGNER.sign(confirmation("UnsubscribeConfirmation"), 2, CONFIRMATION))
                .is(202);
        assertEquals(before + 1, tally.of(SnsTally.Outcome.UNSUBSCRIBED));
        assertEquals(0, site.visits(subscribe));
    }

    @Test
    void aTopicThatIsNotConfiguredIsRefusedBeforeAnythingIsVisited() {
        long before = tally.of(SnsTally.Outcome.UNKNOWN_TOPIC);
        int visits = site.visits();
        Map<String, String> message = confirmation("SubscriptionConfirmation");
        message.put("TopicArn", "arn:aws:sns:eu-central-1:111122223333:others");
        post(SIGNER.sign(message, 2, CONFIRMATION)).isProblem(403, "sns-refused");
        assertEquals(before + 1, tally.of(SnsTally.Outcome.UNKNOWN_TOPIC));
        assertEquals(visits, site.visits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.pem",
                "http://sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com.example.com/a.pem"
            })
    void aCertificateFromElsewhereIsNotFetched(String elsewhere) {
        site.put(elsewhere, SIGNER.certificate());
        Map<String, String> message = notification();
        message.put("SigningCertURL", elsewhere);
        assertRefused(SIGNER.sign(message, 2, NOTIFICATION));
        assertEquals(0, site.visits(elsewhere));
    }

    @Test
    void aSubscriptionElsewhereIsNotVisitedWhoeverHasSignedIt() {
        Map<String, String> message = confirmation("SubscriptionConfirmation");
        message.put("SubscribeURL", "https://example.com/");
        assertRefused(SIGNER.sign(message, 2, CONFIRMATION));
        assertEquals(0, site.visits("https://example.com/"));
    }

    @Test
    void whatIsNotSignedBySnsIsRefused() {
        Map<String, String> message = notification();
        assertRefused(STRANGER.sign(message, 2, NOTIFICATION));
        assertRefused(SIGNER.sign(message, 2, NOTIFICATION).replace("ObjectCreated:Put", "ObjectCreated:Post"));
        assertRefused(SIGNER.sign(message, 2, NOTIFICATION)
                .replace("\"SignatureVersion\":\"2\"", "\"SignatureVersion\":\"1\""));
        assertRefused(SIGNER.sign(message, 2, CONFIRMATION));
        assertRefused(STRANGER.sign(confirmation("SubscriptionConfirmation"), 2, CONFIRMATION));
    }

    @Test
    void aCertificateThatIsNoneOrNotOfTodayIsRefused() {
        String message = SIGNER.sign(notification(), 2, NOTIFICATION);
        site.put(certificate, "<html>".getBytes());
        assertRefused(message);
        site.put(certificate, SIGNER.certificate());
        clock.advance(Duration.ofDays(400));
        assertRefused(message);
        clock.reset();
        post(message).is(202);
    }

    @Test
    void aCertificateThatCannotBeHadNowIsAskedForAgain() {
        site.remove(certificate);
        String message = SIGNER.sign(notification(), 2, NOTIFICATION);
        post(message).isProblem(503, "sns-unavailable");
        site.put(certificate, SIGNER.certificate());
        post(message).is(202);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        post("no JSON").isProblemOf("message", 400, "invalid-event");
        post("{}").isProblemOf("TopicArn", 400, "invalid-event");
        Map<String, String> message = notification();
        String signed = SIGNER.sign(message, 2, NOTIFICATION);
        post(signed.replace("\"SignatureVersion\":\"2\"", "\"SignatureVersion\":\"3\""))
                .isProblemOf("SignatureVersion", 400, "invalid-event");
        post(signed.replace("\"Signature\":\"", "\"Signature\":\"?")).isProblemOf("Signature", 400, "invalid-event");
        message.put("Type", "Novelty");
        post(SIGNER.sign(message, 2, NOTIFICATION)).isProblemOf("Type", 400, "invalid-event");
        assertEquals(0, files());
    }

    /** The secret does not make a subscription: who confirms it has to have seen the signature. */
    @Test
    void whoShowsTheSecretIsTakenAsBefore() {
        String[] secret = {"Authorization", "Bearer the-secret-of-the-tests", "x-amz-sns-message-type", "any"};
        String message = STRANGER.sign(notification(), 2, NOTIFICATION);
        assertEquals(
                "1",
                Api.with(null).post("/v1/events/s3", message, secret).is(202).at("changes"));
        String confirmation = SIGNER.sign(confirmation("SubscriptionConfirmation"), 2, CONFIRMATION);
        assertEquals(
                "1",
                Api.with(null)
                        .post("/v1/events/s3", confirmation, secret)
                        .is(202)
                        .at("unknown"));
        assertEquals(0, site.visits(subscribe));
    }

    @Test
    void theHeaderAloneOpensNothing() {
        Api.with(null)
                .post(
                        "/v1/events/s3",
                        S3Events.message(S3Events.created("k", 1)),
                        "x-amz-sns-message-type",
                        "Notification")
                .isProblemOf("TopicArn", 400, "invalid-event");
        assertTrue(Api.with(null).get("/q/metrics").text().contains("filesaga_events_sns_total{outcome=\"forged\"}"));
    }
}
