package io.filesaga.api.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.api.identity.Requester;
import io.filesaga.files.Caller;
import io.filesaga.sagas.IdempotencyKey;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who makes the present request, how he is recognised when he makes it again, and whose trace it belongs to. */
@RequestScoped
public class Callers {

    /** The header that makes a request happen once. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");
    private static final Pattern TRACE_PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final int LONGEST_TRACE_PARENT = 55;

    private final Requester requester;
    private final HttpServerRequest request;
    private final ObjectMapper mapper;

    Callers(Requester requester, HttpServerRequest request, ObjectMapper mapper) {
        this.requester = requester;
        this.request = request;
        this.mapper = mapper;
    }

    /**
     * The caller with this wish.
     *
     * @param wish everything that the request asks for; with the same {@code Idempotency-Key} it must be the same again
     */
    public Caller of(Object wish) {
        return new Caller(requester.owner(), key(wish), traceParent());
    }

    private @Nullable IdempotencyKey key(Object wish) {
        String written = request.getHeader(IDEMPOTENCY_KEY);
        if (written == null) {
            return null;
        }
        String key = written.strip();
        if (!KEY.matcher(key).matches()) {
            throw Fields.bad(IDEMPOTENCY_KEY, "1 to 255 visible ASCII characters are wanted.");
        }
        return new IdempotencyKey(key, fingerprint(wish));
    }

    private String fingerprint(Object wish) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(wish.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(mapper.writeValueAsBytes(wish)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A header that is none is ignored, as the specification asks. */
    private @Nullable String traceParent() {
        String written = request.getHeader("traceparent");
        boolean valid = written != null
                && written.length() <= LONGEST_TRACE_PARENT
                && TRACE_PARENT.matcher(written).matches();
        return valid ? written : null;
    }
}
