package io.filesaga.events;

import io.filesaga.events.ObjectChange.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code detail} of an event as S3 gives it to EventBridge. Keys are written as they are.
 *
 * @param type what kind of event it is, wherever it is written
 * @param time of the event, wherever it is written
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">S3's own description</a>
 */
record EventDetail(Field detail, Field type, Field time) {

    private static final Set<String> DELETIONS = Set.of("Permanently Deleted", "Delete Marker Created");

    void readInto(Findings findings) {
        String written = type.text();
        Kind kind = EventName.of(written).kind();
        ObjectFields fields = new ObjectFields(detail.child("bucket"), detail.child("object"));
        String deletion = deletion();
        if (kind == null) {
            findings.addUnknown(detail, written, fields.shown());
        } else if (kind == Kind.REMOVED && deletion != null && !DELETIONS.contains(deletion)) {
            findings.addUnknown(detail, written + ": " + deletion, fields.shown());
        } else {
            findings.add(detail, fields.change(kind, KeyText.plain(fields.key()), time.time()));
        }
    }

    private @Nullable String deletion() {
        return detail.child("deletion-type").optionalText();
    }
}
