package io.filesaga.events;

import io.filesaga.events.ObjectChange.Kind;

/**
 * One record of a notification, as S3 has it in its versions 2.x and MinIO, Ceph and RustFS after it.
 *
 * @param name the event's name, wherever it is written
 * @param time of the event, wherever it is written
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">S3's own
 *     description</a>
 */
record NotificationRecord(Field record, Field name, Field time) {

    private static final String CEPH = "ceph:s3";
    private static final String MAJOR = "2.";

    static NotificationRecord of(Field record) {
        return new NotificationRecord(record, record.child("eventName"), record.child("eventTime"));
    }

    void readInto(Findings findings) {
        String written = name.text();
        EventName event = EventName.of(written);
        if (event.isTest()) {
            return;
        }
        Field s3 = record.child("s3");
        ObjectFields fields = new ObjectFields(s3.child("bucket"), s3.child("object"));
        Kind kind = event.kind();
        if (kind == null) {
            findings.addUnknown(record, written, fields.shown());
            return;
        }
        checkVersion();
        findings.add(record, fields.change(kind, key(fields), time.time()));
    }

    /** Another major version may spell the same things in another way. */
    private void checkVersion() {
        Field version = record.child("eventVersion");
        if (version.isThere() && !version.text().startsWith(MAJOR)) {
            throw version.bad("Only versions 2.x of the notifications are understood.");
        }
    }

    /** Ceph writes keys as they are, all others encoded. */
    private String key(ObjectFields fields) {
        boolean plain = record.child("eventSource").shown().equals(CEPH);
        return plain ? KeyText.plain(fields.key()) : KeyText.formDecoded(fields.key());
    }
}
