package io.filesaga.events.sns;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** SNS on the web as a test wants it; tells who was visited. */
@Alternative
@Priority(1)
@Singleton
class FakeSite implements SnsSite {

    private final Map<URI, byte[]> pages = new ConcurrentHashMap<>();
    private final List<URI> visits = new CopyOnWriteArrayList<>();

    void put(String address, byte[] page) {
        pages.put(URI.create(address), page);
    }

    void remove(String address) {
        pages.remove(URI.create(address));
    }

    long visits(String address) {
        return visits.stream().filter(URI.create(address)::equals).count();
    }

    int visits() {
        return visits.size();
    }

    @Override
    public Uni<byte[]> visit(URI address) {
        visits.add(address);
        byte[] page = pages.get(address);
        return page == null
                ? Uni.createFrom().failure(new IllegalStateException("status 404"))
                : Uni.createFrom().item(page);
    }
}
