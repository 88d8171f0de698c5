package io.filesaga.outbox.webhooks.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretTest {

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void theSignatureIsTheOneOfTheSpecification() {
        var secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body));
    }

    @Test
    void secretsAreLongDifferentAndSilent() {
        Secret secret = Secret.generate(new SecureRandom());
        assertTrue(secret.text().startsWith("whsec_"));
        assertEquals(32, Base64.getDecoder().decode(secret.text().substring(6)).length);
        assertNotEquals(secret, Secret.generate(new SecureRandom()));
        assertFalse(secret.toString().contains(secret.text()));
    }
}
