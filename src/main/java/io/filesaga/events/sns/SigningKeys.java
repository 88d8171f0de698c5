package io.filesaga.events.sns;

import io.filesaga.sagas.Refusal;
import io.filesaga.sdk.Home;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The keys that SNS signs with, from its certificates. A few are kept, for a day; the same one is fetched once at a time. */
@Singleton
class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_KEPT = 16;
    private static final int MOST_AT_ONCE = 4;

    private final SnsSite site;
    private final InstantSource clock;
    private final Map<URI, Kept> kept = new ConcurrentHashMap<>();
    private final Map<URI, Uni<X509Certificate>> underWay = new ConcurrentHashMap<>();

    SigningKeys(SnsSite site, InstantSource clock) {
        this.site = site;
        this.clock = clock;
    }

    private record Kept(X509Certificate certificate, Instant until) {}

    /**
     * The key of the certificate at an address of SNS. Fails as {@code sns-unavailable} when it cannot be had now, and as
     * {@link BadCertificateException} when there is none that is good today.
     */
    Uni<PublicKey> at(URI address) {
        Kept known = kept.get(address);
        Uni<X509Certificate> certificate = known != null && clock.instant().isBefore(known.until())
                ? Uni.createFrom().item(known.certificate())
                : fetched(address);
        return certificate.map(this::key);
    }

    private PublicKey key(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return certificate.getPublicKey();
        } catch (CertificateException notToday) {
            throw new BadCertificateException(notToday);
        }
    }

    private Uni<X509Certificate> fetched(URI address) {
        if (underWay.size() >= MOST_AT_ONCE && !underWay.containsKey(address)) {
            return Uni.createFrom().failure(unavailable());
        }
        return Home.bring(underWay.computeIfAbsent(address, this::fetch));
    }

    private Uni<X509Certificate> fetch(URI address) {
        return site.visit(address)
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("a certificate of SNS could not be fetched: %s", failure);
                    return unavailable();
                })
                .map(SigningKeys::certificate)
                .invoke(found -> keep(address, found))
                .onTermination()
                .invoke(() -> underWay.remove(address))
                .memoize()
                .indefinitely();
    }

    private static X509Certificate certificate(byte[] pem) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException none) {
            throw new BadCertificateException(none);
        }
    }

    private void keep(URI address, X509Certificate certificate) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(address, new Kept(certificate, clock.instant().plus(KEPT)));
    }

    private static Throwable unavailable() {
        return Refusal.of(SnsReasons.UNAVAILABLE, "The signature cannot be verified for now; send it again.")
                .asException();
    }
}
