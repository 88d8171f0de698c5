package io.filesaga.api;

import io.filesaga.api.request.Fields;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What all listings have in common. */
final class Paging {

    private static final int MOST = 1000;
    private static final int USUAL = 100;

    private Paging() {}

    /** How many a page has: 1 to 1,000, 100 by default. */
    static int limit(@Nullable String written) {
        Long limit = Fields.number("limit", written, 1, MOST);
        return limit == null ? USUAL : limit.intValue();
    }

    /** A page, with the {@code Link} to the next one (RFC 8288) unless it is the last. */
    static <T> RestResponse<T> answer(UriInfo request, T page, @Nullable String cursor) {
        return ResponseBuilder.ok(page)
                .header(HttpHeaders.LINK, next(request, cursor))
                .build();
    }

    /** The present request with another cursor as a {@code Link}, or null on the last page. */
    private static @Nullable String next(UriInfo request, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var next = request.getRequestUriBuilder()
                .replaceQueryParam("cursor", cursor)
                .build();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }
}
