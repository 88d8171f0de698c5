package io.filesaga.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is refused by its name; what is merely of no use to us is kept as unknown. */
class InvalidEventTest {

    private static final String JSON = "JSON is needed.";
    private static final String LIST = "A list is needed, of at least one.";
    private static final String TEXT = "A text is needed.";
    private static final String SHORT = "The text is too long, or holds a NUL or broken Unicode.";
    private static final String TIME = "A time in ISO 8601 is needed, with its offset.";
    private static final String SIZE = "A whole number of bytes is wanted.";
    private static final String OBJECT = "A JSON object is needed.";
    private static final String NESTED = "At most 5 envelopes may be in each other.";

    private static final String RECORD = """
            {"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"2026-03-05T10:15:30.123Z",\
            "eventName":"ObjectCreated:Put",\
            "s3":{"bucket":{"name":"b"},"object":{"key":"k","size":1,"eTag":"e","sequencer":"s","versionId":"v"}}}""";

    private static final String BRIDGE = """
            {"source":"aws.s3","detail-type":"Object Deleted","time":"2026-03-05T10:15:30Z",\
            "detail":{"bucket":{"name":"b"},"object":{"key":"k"},"deletion-type":"Permanently Deleted"}}""";

    private static final String CLOUD = """
            {"specversion":"1.0","type":"com.amazonaws.s3.ObjectCreated:Put","source":"x","id":"1",\
            "time":"2026-03-05T10:15:30Z","data":{"bucket":{"name":"b"},"object":{"key":"k"}}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "{}{}",
                "{} x",
                "{\"Records\":[],\"Records\":[]}",
                "<xml/>",
                "{'a':1}",
                "[1,]",
                "{\"a\":NaN}"
            })
    void whatIsNoJsonIsRefused(String message) {
        assertRefused("message", JSON, message);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] message = "{\"Records\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);
        InvalidEventException refused =
                assertThrows(InvalidEventException.class, () -> new EnvelopeReader().read(message));
        assertEquals("message: " + JSON, refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "1", "true", "\"text\""})
    void whatIsNoEnvelopeIsRefused(String message) {
        assertRefused("message", "A JSON object or a list of them is needed.", message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"records\":[]}",
                "{\"Records\":null}",
                "{\"Records\":[]}",
                "{\"Records\":{}}",
                "{\"Records\":\"\"}",
                "{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"b/k\"}"
            })
    void recordsAreNeeded(String message) {
        assertRefused("Records", LIST, message);
    }

    @Test
    void anEmptyBatchIsRefused() {
        assertRefused("message", LIST, "[]");
        assertRefused("[0]", "A JSON object or a list of them is needed.", "[null]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"text\"", "[]"})
    void aRecordIsAnObject(String record) {
        assertRefused("Records[0]", OBJECT, "{\"Records\":[" + record + "]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"eventName\":\"ObjectCreated:Put\"| \"x\":1| eventName| " + TEXT,
                "\"eventName\":\"ObjectCreated:Put\"| \"eventName\":7| eventName| " + TEXT,
                "\"name\":\"b\"| \"x\":1| s3.bucket.name| " + TEXT,
                "\"name\":\"b\"| \"name\":null| s3.bucket.name| " + TEXT,
                "\"name\":\"b\"| \"name\":\"\"| s3.bucket.name| " + TEXT,
                "\"name\":\"b\"| \"name\":[]| s3.bucket.name| " + TEXT,
                "\"name\":\"b\"| \"name\":\"a\\u0000\"| s3.bucket.name| " + SHORT,
                "{\"name\":\"b\"}| \"b\"| s3.bucket.name| " + TEXT,
                "\"key\":\"k\"| \"x\":1| s3.object.key| " + TEXT,
                "\"key\":\"k\"| \"key\":\"\"| s3.object.key| " + TEXT,
                "\"key\":\"k\"| \"key\":5| s3.object.key| " + TEXT,
                "\"size\":1| \"size\":-1| s3.object.size| " + SIZE,
                "\"size\":1| \"size\":1.5| s3.object.size| " + SIZE,
                "\"size\":1| \"size\":9223372036854775808| s3.object.size| " + SIZE,
                "\"size\":1| \"size\":\"one\"| s3.object.size| " + SIZE,
                "\"size\":1| \"size\":true| s3.object.size| " + SIZE,
                "\"eTag\":\"e\"| \"eTag\":7| s3.object.eTag| " + TEXT,
                "\"eTag\":\"e\"| \"eTag\":\"\\ud83d\"| s3.object.eTag| " + SHORT,
                "\"sequencer\":\"s\"| \"sequencer\":7| s3.object.sequencer| " + TEXT,
                "\"versionId\":\"v\"| \"versionId\":{}| s3.object.versionId| " + TEXT,
                "\"eventVersion\":\"2.1\"| \"eventVersion\":\"3.0\"| eventVersion| "
                        + "Only versions 2.x of the notifications are understood."
            })
    void whatIsWrongInARecordIsNamed(String right, String wrong, String field, String detail) {
        assertRefused("Records[0]." + field, detail, records(RECORD.replace(right, wrong)));
        assertRefused("Records[1]." + field, detail, records(RECORD + "," + RECORD.replace(right, wrong)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "1772705730",
                "\"yesterday\"",
                "\"2026-03-05\"",
                "\"2026-03-05T10:15:30\"",
                "\"2026-02-30T10:15:30Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"+10000-01-01T00:00:00Z\""
            })
    void aTimeIsNeeded(String time) {
        String wrong = RECORD.replace("\"2026-03-05T10:15:30.123Z\"", time);
        assertRefused(
                "Records[0].eventTime", time.length() < 5 || !time.startsWith("\"") ? TEXT : TIME, records(wrong));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"source\":\"aws.s3\"| \"x\":1| source| " + TEXT,
                "\"Object Deleted\"| 1| detail-type| " + TEXT,
                "\"2026-03-05T10:15:30Z\"| \"now\"| time| " + TIME,
                "\"detail\":| \"x\":| detail.object.key| " + TEXT,
                "\"name\":\"b\"| \"x\":1| detail.bucket.name| " + TEXT,
                "\"key\":\"k\"| \"x\":1| detail.object.key| " + TEXT,
                "\"key\":\"k\"| \"key\":\"k\",\"version-id\":1| detail.object.version-id| " + TEXT,
                "\"key\":\"k\"| \"key\":\"k\",\"etag\":1| detail.object.etag| " + TEXT
            })
    void whatIsWrongInAnEventOfEventBridgeIsNamed(String right, String wrong, String field, String detail) {
        assertRefused(field, detail, BRIDGE.replace(right, wrong));
        assertRefused("[0]." + field, detail, "[" + BRIDGE.replace(right, wrong) + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1.0\"| \"0.3\"| specversion| Only version 1.0 of CloudEvents is understood.",
                "\"1.0\"| 1.0| specversion| " + TEXT,
                "\"com.amazonaws.s3.ObjectCreated:Put\"| null| type| " + TEXT,
                "\"2026-03-05T10:15:30Z\"| null| time| " + TEXT,
                "\"data\":| \"x\":| data| A JSON object or a list of them is needed.",
                "\"object\":| \"x\":| data.Records| " + LIST,
                "\"key\":\"k\"| \"x\":1| data.object.key| " + TEXT,
                "{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}| \"nonsense\"| data| " + JSON
            })
    void whatIsWrongInACloudEventIsNamed(String right, String wrong, String field, String detail) {
        assertRefused(field, detail, CLOUD.replace(right, wrong));
    }

    @Test
    void theWayToWhatIsWrongLeadsThroughAllEnvelopes() {
        String wrong = records(RECORD.replace("\"key\"", "\"x\""));
        assertRefused("Message.Records[0].s3.object.key", TEXT, sns(wrong));
        assertRefused("Records[0].body.Message.Records[0].s3.object.key", TEXT, sqs(sns(wrong)));
        assertRefused("Records[0].body", TEXT, "{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}");
        assertRefused("Records[0].body", JSON, sqs("hello"));
        assertRefused("Records[0].Sns.Message", TEXT, "{\"Records\":[{\"Sns\":{\"Type\":\"Notification\"}}]}");
        assertRefused("Message", JSON, sns("hello"));
        assertRefused("Message", TEXT, "{\"Type\":\"Notification\"}");
    }

    @Test
    void fiveEnvelopesMayBeInEachOtherAndNoMore() {
        String four = sns(sns(sns(records(RECORD))));
        assertEquals(1, changes(sns(four)));
        assertRefused("Message.Message.Message.Message.Message", NESTED, sns(sns(four)));
        assertRefused("[0][0][0][0][0]", NESTED, "[".repeat(900) + "]".repeat(900));
        assertRefused("message", JSON, "[".repeat(5000) + "]".repeat(5000));
    }

    @Test
    void aMessageHas10000EventsAtMost() {
        String event = RECORD.replace("ObjectCreated:Put", "ObjectTagging:Put");
        String most = (RECORD + ",").repeat(9_998) + event + ",";
        assertEquals(9_999, changes(records(most + RECORD)));
        assertRefused("Records[10000]", "A message has at most 10000 events.", records(most + RECORD + "," + RECORD));
        assertRefused(
                "[1].Records[0]",
                "A message has at most 10000 events.",
                "[" + records(most + RECORD) + "," + records(event) + "]");
    }

    private static String records(String records) {
        return "{\"Records\":[" + records + "]}";
    }

    private static String sns(String message) {
        return "{\"Type\":\"Notification\",\"Message\":" + TextNode.valueOf(message) + "}";
    }

    private static String sqs(String body) {
        return "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":" + TextNode.valueOf(body) + "}]}";
    }

    private static int changes(String message) {
        return new EnvelopeReader()
                .read(message.getBytes(StandardCharsets.UTF_8))
                .changes()
                .size();
    }

    private static void assertRefused(String field, String detail, String message) {
        InvalidEventException refused = assertThrows(
                InvalidEventException.class, () -> new EnvelopeReader().read(message.getBytes(StandardCharsets.UTF_8)));
        assertEquals(field + " = " + detail, refused.field() + " = " + refused.detail());
    }
}
