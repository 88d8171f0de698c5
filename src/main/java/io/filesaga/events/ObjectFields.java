package io.filesaga.events;

import io.filesaga.events.ObjectChange.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The members that tell of an object; senders differ in how they spell them. */
record ObjectFields(Field bucket, Field object) {

    ObjectChange change(Kind kind, String key, Instant at) {
        return new ObjectChange(
                kind,
                bucket.child("name").text(),
                key,
                object.child("size").optionalSize(),
                etag(),
                object.child("sequencer").optionalText(),
                object.child("versionId").or(object.child("version-id")).optionalText(),
                at);
    }

    private @Nullable String etag() {
        String written = object.child("eTag").or(object.child("etag")).optionalText();
        String etag = written == null ? "" : written.replaceAll("^\"|\"$", "");
        return etag.isEmpty() ? null : etag;
    }

    Field key() {
        return object.child("key");
    }

    /** Bucket and key as they came, for people. */
    String shown() {
        return bucket.child("name").shown() + "/" + key().shown();
    }
}
