package io.filesaga.api;

import java.util.UUID;

/** Addresses within the service, without scheme and host: right behind any proxy. */
final class Links {

    private Links() {}

    static String file(UUID id) {
        return "/v1/files/" + id;
    }

    static String upload(UUID id) {
        return "/v1/uploads/" + id;
    }

    static String process(String name) {
        return "/v1/processes/" + name;
    }

    static String execution(UUID id) {
        return "/v1/executions/" + id;
    }

    static String saga(UUID id) {
        return "/v1/sagas/" + id;
    }

    static String webhook(UUID id) {
        return "/v1/webhooks/" + id;
    }
}
