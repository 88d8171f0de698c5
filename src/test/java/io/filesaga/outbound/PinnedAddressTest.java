package io.filesaga.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.outbound.OutboundException.Kind;
import io.filesaga.testing.Certificate;
import io.filesaga.testing.Given;
import io.filesaga.testing.Receiver;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls go to the address that was looked at, and to whom the name belongs. Over TLS; only 127.0.0.1 is allowed. */
class PinnedAddressTest {

    private static final String NAME = "hooks.example.test";
    private static final String OTHER_NAME = "other.example.test";
    private static final String ALLOWED = "127.0.0.1";
    private static final String NO_RESOLVER = "vertx.disableDnsResolver";
    private static final String PRIVATE = "127.0.0.2";

    @TempDir
    static Path folder;

    private static Certificate ours;
    private static Certificate strange;
    private static NameServer names;
    private static Vertx vertx;
    private static Outbound outbound;

    private Receiver receiver;

    @BeforeAll
    static void prepare() throws IOException {
        ours = Certificate.of(Files.createDirectory(folder.resolve("ours")), NAME);
        strange = Certificate.of(Files.createDirectory(folder.resolve("strange")), NAME);
        names = new NameServer();
        vertx = withItsOwnResolver(() -> Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions()
                        .addServer(names.address())
                        .setSearchDomains(List.of())
                        .setCacheMaxTimeToLive(0))));
        OutboundSettings settings = settings("house");
        outbound = new Outbound(
                vertx, new AddressRules(settings), new Trust(registry(trusting(ours.pem())), settings), settings);
    }

    /** Quarkus, in a test before, may have left word that the JDK's resolver be used, which asks no server of ours. */
    private static Vertx withItsOwnResolver(Supplier<Vertx> maker) {
        String before = System.clearProperty(NO_RESOLVER);
        try {
            return maker.get();
        } finally {
            if (before != null) {
                System.setProperty(NO_RESOLVER, before);
            }
        }
    }

    @AfterAll
    static void leave() {
        names.close();
        vertx.close();
    }

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.startSecure(ALLOWED, 0, ours);
        names.willSay(ALLOWED);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private static OutboundSettings settings(String configuration) {
        return Given.settings(
                OutboundSettings.class,
                Map.of("allowed-networks", ALLOWED + "/32", "tls-configuration-name", configuration));
    }

    private static TlsConfiguration trusting(Path pem) {
        return new BaseTlsConfiguration() {
            @Override
            public TrustOptions getTrustStoreOptions() {
                return new PemTrustOptions().addCertPath(pem.toString());
            }
        };
    }

    private static TlsConfigurationRegistry registry(TlsConfiguration house) {
        return new TlsConfigurationRegistry() {
            @Override
            public Optional<TlsConfiguration> get(String name) {
                return name.equals("house") ? Optional.of(house) : Optional.empty();
            }

            @Override
            public Optional<TlsConfiguration> getDefault() {
                return Optional.empty();
            }

            @Override
            public void register(String name, TlsConfiguration configuration) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private OutboundAnswer call(String name) {
        var request = new OutboundRequest(
                "POST",
                URI.create("https://" + name + ":" + receiver.port() + "/hook"),
                Map.of("content-type", "application/json"),
                Buffer.buffer("{}"),
                Duration.ofSeconds(20),
                1000);
        return outbound.send(request).await().atMost(Duration.ofSeconds(30));
    }

    private void assertRefused(Kind kind, String why, String name) {
        var refused = assertThrows(OutboundException.class, () -> call(name));
        assertEquals(why, refused.getMessage());
        assertEquals(kind, refused.kind());
    }

    private void assertUnproved(String name) {
        assertRefused(Kind.UNREACHABLE, "The host could not prove who it is.", name);
        assertEquals(List.of(), receiver.received());
    }

    @Test
    void theNameIsAskedForProvedAndSentThoughTheAddressIsCalled() {
        assertEquals(204, call(NAME).status());
        assertEquals(204, call(NAME).status());
        Receiver.Message message = receiver.received().get(0);
        assertEquals(NAME + ":" + receiver.port(), message.header("Host"));
        assertEquals(List.of(NAME), message.serverNames());
        assertEquals(2, receiver.received().size());
        assertEquals(2, names.asked());
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        assertUnproved(OTHER_NAME);
    }

    @Test
    void aConnectionThatStandsIsGoodForItsOwnNameAlone() {
        assertEquals(204, call(NAME).status());
        assertRefused(Kind.UNREACHABLE, "The host could not prove who it is.", OTHER_NAME);
        assertEquals(1, receiver.received().size());
    }

    @Test
    void aCertificateThatNobodyTrustedHasSignedIsRefused() throws IOException {
        receiver.close();
        receiver = Receiver.startSecure(ALLOWED, 0, strange);
        assertUnproved(NAME);
    }

    @Test
    void aSecondAnswerOfTheNameServerCannotMoveACall() throws IOException {
        try (Receiver inside = Receiver.startSecure(PRIVATE, receiver.port(), ours)) {
            names.willSay(ALLOWED, PRIVATE);
            assertEquals(204, call(NAME).status());
            assertEquals(1, names.asked());
            assertEquals(1, receiver.received().size());

            assertRefused(Kind.REFUSED, "The host's address is not public.", NAME);
            assertEquals(2, names.asked());
            names.willSay(PRIVATE, ALLOWED);
            assertRefused(Kind.REFUSED, "The host's address is not public.", NAME);
            assertEquals(1, names.asked());
            assertEquals(1, receiver.received().size());
            assertEquals(List.of(), inside.received());
        }
    }

    @Test
    void whatTrustsEverybodyOrIsNotThereRefusesTheStart() {
        TlsConfiguration careless = new BaseTlsConfiguration() {
            @Override
            public boolean isTrustAll() {
                return true;
            }
        };
        assertWrong(new Trust(registry(careless), settings("house")), "'house'", "without trust-all");
        assertWrong(new Trust(registry(careless), settings("garden")), "'garden'", "under quarkus.tls");
    }

    private static void assertWrong(Trust trust, String... words) {
        String message = assertThrows(IllegalArgumentException.class, () -> trust.onStart(null))
                .getMessage();
        assertTrue(message.startsWith("filesaga.outbound.tls-configuration-name is "), message);
        List.of(words).forEach(word -> assertTrue(message.contains(word), message));
    }
}
