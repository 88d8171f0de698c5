package io.filesaga.outbox.webhooks;

import io.filesaga.outbound.Outbound;
import io.filesaga.outbox.webhooks.delivery.Courier;
import io.filesaga.outbox.webhooks.delivery.Delivery;
import io.filesaga.outbox.webhooks.delivery.DeliveryLog;
import io.filesaga.outbox.webhooks.delivery.DeliveryStatus;
import io.filesaga.outbox.webhooks.delivery.Secret;
import io.filesaga.outbox.webhooks.delivery.WebhookSettings;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks of an owner. Another owner's are as unknown as those that are not there. */
@Singleton
public class Webhooks {

    /** The reason when there is no such webhook or delivery. */
    public static final String NOT_FOUND = "webhook-not-found";

    /** The reason when an owner has as many as he may. */
    public static final String TOO_MANY = "too-many-webhooks";

    /** The type of the event that only tests a webhook. */
    public static final String PING = "webhook.ping";

    private static final String INVALID = "invalid-field";
    private static final int LONGEST_URL = 2000;

    private final WebhookStore store;
    private final Rotation rotation;
    private final DeliveryLog log;
    private final Pings pings;
    private final Outbound outbound;
    private final Courier courier;
    private final WebhookSettings settings;
    private final TimeOrderedIds ids;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Webhooks(
            WebhookStore store,
            Rotation rotation,
            DeliveryLog log,
            Pings pings,
            Outbound outbound,
            Courier courier,
            WebhookSettings settings,
            TimeOrderedIds ids,
            InstantSource clock) {
        this.store = store;
        this.rotation = rotation;
        this.log = log;
        this.pings = pings;
        this.outbound = outbound;
        this.courier = courier;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes one, and tells its secret this once. */
    public Uni<NewWebhook> create(String owner, WebhookWish wish) {
        return Uni.createFrom().deferred(() -> {
            String url = checked(wish.url());
            List<String> types = wish.types() == null ? List.of() : wish.types();
            boolean active = wish.active() == null || wish.active();
            Secret secret = Secret.generate(random);
            Webhook wanted = Webhook.made(ids.next(), owner, url, types, active, clock.instant());
            return store.insert(wanted, secret, settings.maxPerOwner())
                    .map(made -> new NewWebhook(made.orElseThrow(this::tooMany), secret.text()));
        });
    }

    private RuntimeException tooMany() {
        return Refusal.of(TOO_MANY, "There are " + settings.maxPerOwner() + " webhooks already.")
                .asException();
    }

    public Uni<List<Webhook>> list(String owner) {
        return store.list(owner)
                .map(found ->
                        found.stream().map(each -> each.at(clock.instant())).toList());
    }

    public Uni<Webhook> find(String owner, UUID id) {
        return store.find(owner, id).map(this::known);
    }

    public Uni<Webhook> change(String owner, UUID id, WebhookWish wish) {
        return Uni.createFrom().deferred(() -> {
            if (wish.url() != null) {
                checked(wish.url());
            }
            return store.change(owner, id, wish, clock.instant()).map(this::known);
        });
    }

    /** Gives it another secret, and tells that this once; the one before signs beside it for a while. */
    public Uni<NewWebhook> rotate(String owner, UUID id) {
        return Uni.createFrom().deferred(() -> {
            Secret secret = Secret.generate(random);
            Instant now = clock.instant();
            return rotation.rotate(owner, id, secret, now.plus(settings.secretOverlap()), now)
                    .map(found -> new NewWebhook(known(found), secret.text()));
        });
    }

    private Webhook known(Optional<Webhook> found) {
        return found.orElseThrow(Webhooks::unknown).at(clock.instant());
    }

    public Uni<Void> delete(String owner, UUID id) {
        return store.delete(owner, id).invoke(Webhooks::orUnknown).replaceWithVoid();
    }

    /** Tells it, and nobody else's, that it is there. */
    public Uni<Void> ping(String owner, UUID id) {
        return find(owner, id).chain(webhook -> pings.append(webhook, clock.instant()));
    }

    /** Newest first. */
    public Uni<List<Delivery>> deliveries(
            String owner, UUID id, @Nullable Long before, @Nullable DeliveryStatus status, int limit) {
        return find(owner, id).chain(webhook -> log.list(webhook.id(), before, status, limit));
    }

    /** Sends it again, whatever became of it. */
    public Uni<Void> redeliver(String owner, UUID id, long delivery) {
        return find(owner, id)
                .chain(webhook -> log.again(webhook.id(), delivery, clock.instant()))
                .invoke(Webhooks::orUnknown)
                .invoke(courier::wake)
                .replaceWithVoid();
    }

    private String checked(@Nullable String url) {
        if (url == null || url.length() > LONGEST_URL) {
            throw bad("An address of at most " + LONGEST_URL + " characters is needed.");
        }
        try {
            outbound.objection(new URI(url)).ifPresent(objection -> {
                throw bad(objection);
            });
        } catch (URISyntaxException e) {
            throw bad("An address is wanted.");
        }
        return url;
    }

    private static RuntimeException bad(String detail) {
        return Refusal.ofField("url", INVALID, detail).asException();
    }

    private static void orUnknown(boolean done) {
        if (!done) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Refusal.of(NOT_FOUND, "There is no such webhook or delivery.").asException();
    }
}
