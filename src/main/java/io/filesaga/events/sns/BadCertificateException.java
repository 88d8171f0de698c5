package io.filesaga.events.sns;

import java.security.cert.CertificateException;

/** What should be a certificate of SNS is none, or not at this time. */
final class BadCertificateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadCertificateException(CertificateException cause) {
        super(cause);
    }
}
