package io.filesaga.events.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    private static final Topic TOPIC =
            Topic.of("arn:aws:sns:eu-central-1:111122223333:files").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-central-1:111122223333:files, sns.eu-central-1.amazonaws.com",
        "arn:aws:sns:ap-southeast-2:111122223333:files.fifo, sns.ap-southeast-2.amazonaws.com",
        "arn:aws-us-gov:sns:us-gov-west-1:111122223333:files, sns.us-gov-west-1.amazonaws.com",
        "arn:aws-cn:sns:cn-northwest-1:111122223333:files, sns.cn-northwest-1.amazonaws.com.cn"
    })
    void aTopicIsAtTheSnsOfItsRegion(String arn, String host) {
        assertEquals(host, Topic.of(arn).orElseThrow().host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                "https://sns.eu-central-1.amazonaws.com:443/?Action=ConfirmSubscription&Token=a"
            })
    void addressesOfSnsAreTrusted(String address) {
        assertEquals(address, TOPIC.address(address).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-central-1.amazonaws.com/a.pem",
                "HTTP://sns.eu-central-1.amazonaws.com/a.pem",
                "ftp://sns.eu-central-1.amazonaws.com/a.pem",
                "file:///etc/passwd",
                "//sns.eu-central-1.amazonaws.com/a.pem",
                "https:/a.pem",
                "https://example.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com.example.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com@example.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com:443@example.com/a.pem",
                "https://user@sns.eu-central-1.amazonaws.com/a.pem",
                "https://example.com/sns.eu-central-1.amazonaws.com/a.pem",
                "https://example.com?sns.eu-central-1.amazonaws.com/a.pem",
                "https://example.com#sns.eu-central-1.amazonaws.com/a.pem",
                "https://example.com\\.sns.eu-central-1.amazonaws.com/a.pem",
                "https://example.com%2f.sns.eu-central-1.amazonaws.com/a.pem",
                "https://xsns.eu-central-1.amazonaws.com/a.pem",
                "https://sns-eu-central-1.amazonaws.com/a.pem",
                "https://a.sns.eu-central-1.amazonaws.com/a.pem",
                "https://snsXeu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com./a.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/a.pem",
                "https://sns.eu-central-1.amazonaws.com:80/a.pem",
                "https://sns.eu-central-1.amazonaws.com/a.pem#b",
                "https://sns.us-east-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com.cn/a.pem",
                "https://sns.amazonaws.com/a.pem",
                "https://s3.eu-central-1.amazonaws.com/sns/a.pem",
                "https://sns.s3.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com /a.pem",
                "https://127.0.0.1/a.pem",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/a.pem",
                "https://localhost/a.pem",
                "not an address"
            })
    void allOthersAreNot(String address) {
        assertTrue(TOPIC.address(address).isEmpty());
    }

    @Test
    void whatIsNoArnIsNoTopic() {
        assertTrue(Topic.of("arn:aws:sns:eu-central-1.example.com:111122223333:files")
                .isEmpty());
        assertTrue(Topic.of("arn:aws:sns:x/y:111122223333:files").isEmpty());
        assertTrue(Topic.of("").isEmpty());
    }
}
