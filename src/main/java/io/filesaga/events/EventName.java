package io.filesaga.events;

import io.filesaga.events.ObjectChange.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name of an event without what some senders put before it: {@code s3:}, or the prefix of CloudEvents. */
record EventName(String name) {

    static final String CLOUD_EVENTS = "com.amazonaws.s3.";

    private static final String NOTIFICATIONS = "s3:";

    /** Ceph has its own two names for the two that S3 has for what a lifecycle removes. */
    private static final Set<String> REMOVALS = Set.of(
            "Object Deleted",
            "LifecycleExpiration:Delete",
            "LifecycleExpiration:DeleteMarkerCreated",
            "ObjectLifecycle:Expiration:Current",
            "ObjectLifecycle:Expiration:DeleteMarker");

    static EventName of(String written) {
        return new EventName(without(NOTIFICATIONS, without(CLOUD_EVENTS, written)));
    }

    private static String without(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    /** What the store sends when notifications are set up. */
    boolean isTest() {
        return name.equals("TestEvent");
    }

    /** What has happened, or null when the name does not say that an object has come or gone. */
    @Nullable
    Kind kind() {
        if (name.startsWith("ObjectCreated:") || name.equals("Object Created")) {
            return Kind.CREATED;
        }
        return name.startsWith("ObjectRemoved:") || REMOVALS.contains(name) ? Kind.REMOVED : null;
    }
}
