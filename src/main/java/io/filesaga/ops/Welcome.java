package io.filesaga.ops;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tells a newcomer what to do next. */
@IfBuildProfile("dev")
@Singleton
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    void onStart(@ObservesAsync HttpServerStart server) {
        String url = "http://localhost:" + server.options().getPort();
        LOG.infof("""
                filesaga is ready.

                  API          %1$s/v1
                  description  %1$s/q/swagger-ui

                  Upload, list and download a file:
                    curl -H 'Content-Type: text/plain' --data-binary 'Hello' '%1$s/v1/files?path=hello.txt'
                    curl '%1$s/v1/files'
                """, url);
    }
}
