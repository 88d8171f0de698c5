package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filesaga.ops.embedded.S3Server;
import io.filesaga.testing.Api;
import io.filesaga.testing.EmbeddedBackends;
import io.filesaga.testing.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Credentials as a cluster gives them: a token in a file, which the token service changes for keys that expire. The
 * store of the tests knows no sessions, so it is not asked; what is signed for it is looked at.
 */
class WebIdentityIT {

    private static final String STATIC = "quarkus.s3.aws.credentials.static-provider.";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer sts;
    private ServiceProcess service;

    @AfterEach
    void leave() {
        service.kill();
        sts.stop(0);
    }

    @Test
    void aRoleOfTheServiceAccountSigns(@TempDir Path folder) throws IOException {
        sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sts.createContext("/", this::answer);
        sts.start();
        service = ServiceProcess.start(settings(Files.writeString(folder.resolve("token"), "the-token-of-the-pod")));

        Api api = Api.at(service::base, "owner-" + UUID.randomUUID());
        String grant = api.post("/v1/uploads", Map.of("path", "p")).is(201).text();
        assertTrue(grant.contains("x-amz-security-token"), "a grant by a role carries its token");
        assertTrue(
                asked.stream().anyMatch(body -> body.contains("WebIdentityToken=the-token-of-the-pod")),
                () -> String.join("\n", asked));
    }

    private Map<String, String> settings(Path token) {
        Map<String, String> settings = new HashMap<>(EmbeddedBackends.settings());
        settings.remove(STATIC + "access-key-id");
        settings.remove(STATIC + "secret-access-key");
        settings.put("quarkus.s3.aws.credentials.type", "default");
        settings.put("aws.webIdentityTokenFile", token.toString());
        settings.put("aws.roleArn", "arn:aws:iam::111122223333:role/filesaga");
        settings.put("aws.region", S3Server.REGION);
        settings.put(
                "aws.endpointUrlSts", "http://127.0.0.1:" + sts.getAddress().getPort());
        settings.put("filesaga.saga.instance", "web-identity");
        return settings;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] keys = """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <AssumeRoleWithWebIdentityResult>
                    <Credentials>
                      <AccessKeyId>%s</AccessKeyId>
                      <SecretAccessKey>%s</SecretAccessKey>
                      <SessionToken>a-session</SessionToken>
                      <Expiration>%s</Expiration>
                    </Credentials>
                    <AssumedRoleUser>
                      <Arn>arn:aws:sts::111122223333:assumed-role/filesaga/it</Arn>
                      <AssumedRoleId>AROA:it</AssumedRoleId>
                    </AssumedRoleUser>
                  </AssumeRoleWithWebIdentityResult>
                </AssumeRoleWithWebIdentityResponse>""".formatted(
                        S3Server.ACCESS_KEY,
                        S3Server.SECRET_KEY,
                        Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, keys.length);
        try (var body = exchange.getResponseBody()) {
            body.write(keys);
        }
    }
}
