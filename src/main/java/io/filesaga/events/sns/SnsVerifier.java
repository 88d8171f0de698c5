package io.filesaga.events.sns;

import io.filesaga.events.InvalidEventException;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** Whether SNS has signed a message. */
@Singleton
class SnsVerifier {

    private final SigningKeys keys;
    private final SnsTally tally;

    SnsVerifier(SigningKeys keys, SnsTally tally) {
        this.keys = keys;
        this.tally = tally;
    }

    /** Emits when the message is the topic's own; fails as {@code sns-refused} when not. */
    Uni<Void> verify(SnsMessage message, Topic topic) {
        return keys.at(address(message, topic, "SigningCertURL"))
                .invoke(key -> requireSigned(message, key))
                .onFailure(BadCertificateException.class)
                .transform(failure -> forged())
                .replaceWithVoid();
    }

    /** An address that the message names; refused when it is not of SNS in the topic's region. */
    URI address(SnsMessage message, Topic topic, String member) {
        return topic.address(message.text(member)).orElseThrow(this::forged);
    }

    private void requireSigned(SnsMessage message, PublicKey key) {
        byte[] signed = signature(message);
        try {
            Signature check = Signature.getInstance(algorithm(message));
            check.initVerify(key);
            check.update(message.signedText().getBytes(StandardCharsets.UTF_8));
            if (!check.verify(signed)) {
                throw forged();
            }
        } catch (GeneralSecurityException notItsKey) {
            throw forged();
        }
    }

    private static byte[] signature(SnsMessage message) {
        try {
            return Base64.getDecoder().decode(message.text("Signature"));
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidEventException("Signature", "Base64 is needed.");
        }
    }

    private static String algorithm(SnsMessage message) {
        String version = message.text("SignatureVersion");
        return switch (version) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> throw new InvalidEventException("SignatureVersion", "Only 1 and 2 are known.");
        };
    }

    private RefusedException forged() {
        tally.count(SnsTally.Outcome.FORGED);
        return Refusal.of(SnsReasons.REFUSED, "The message is not signed by SNS for its topic.")
                .asException();
    }
}
