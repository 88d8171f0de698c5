package io.filesaga.lambda.entry;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * API Gateway joins headers of one name with commas, and Quarkus parts every header at its commas, also one that is a
 * single value: an Idempotency-Key {@code order,1} would be the key {@code order}. A list means the same joined or parted
 * (RFC 9110, 5.3), a single value does not, so all of them are joined again.
 */
@Singleton
class JoinedHeaders {

    private static final int BEFORE_ALL_OTHERS = 10_000;

    void register(@Observes Filters filters) {
        filters.register(JoinedHeaders::join, BEFORE_ALL_OTHERS);
    }

    private static void join(RoutingContext request) {
        MultiMap headers = request.request().headers();
        if (headers instanceof QuarkusHttpHeaders forwarded) {
            APIGatewayV2HTTPEvent event = forwarded.getContextObject(APIGatewayV2HTTPEvent.class);
            if (event != null && event.getHeaders() != null) {
                join(event.getHeaders(), forwarded);
            }
        }
        request.next();
    }

    private static void join(Map<String, String> told, QuarkusHttpHeaders headers) {
        told.forEach((name, value) -> {
            if (value != null && value.contains(",")) {
                headers.set(name, value);
            }
        });
    }
}
