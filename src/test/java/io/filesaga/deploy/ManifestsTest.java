package io.filesaga.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests as they are written, and as kustomize makes them where it is installed. */
class ManifestsTest {

    private static final Path OVERLAYS = Manifest.HOME.resolve("overlays");

    /** Written as patches: parts of an object, which become one when kustomize has built the overlay. */
    private static final Set<String> PATCHES = Set.of("small.yaml", "store-credentials.yaml");

    private static List<Manifest> built(String overlay) {
        Optional<Kustomize> tool = Kustomize.onThisMachine();
        assumeTrue(tool.isPresent(), "neither kustomize nor kubectl is on the PATH");
        return tool.orElseThrow().build(OVERLAYS.resolve(overlay));
    }

    private static Manifest only(List<Manifest> all, String kind, String name) {
        List<Manifest> found = all.stream()
                .filter(one -> one.kind().equals(kind) && one.name().equals(name))
                .toList();
        assertEquals(1, found.size(), kind + " " + name + ": " + found);
        return found.get(0);
    }

    private static List<Manifest> whole() {
        List<Manifest> all = Manifest.written().stream()
                .filter(manifest -> !PATCHES.contains(
                        Path.of(manifest.source()).getFileName().toString()))
                .toList();
        assertTrue(all.size() > 15, all.toString());
        return all;
    }

    @Test
    void everyObjectIsWrittenAsItsSchemaSays() {
        whole().forEach(Schemas::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everyOverlayIsMadeOfObjectsAsTheirSchemasSay(String overlay) {
        List<Manifest> all = built(overlay);
        all.forEach(Schemas::check);
        assertEquals(
                all.size(),
                all.stream().map(one -> one.kind() + one.name()).distinct().count());
        only(all, "Deployment", "filesaga");
    }

    /** That the check above can fail. */
    @ParameterizedTest
    @ValueSource(strings = {"Deployment", "NetworkPolicy", "PodDisruptionBudget", "Job", "ServiceMonitor", "HTTPRoute"})
    void aMisspeltFieldIsNoticed(String kind) {
        Manifest good = whole().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        ObjectNode json = good.json().deepCopy();
        ((ObjectNode) json.get("spec")).put("replicsa", 2);
        Manifest bad = new Manifest(good.source(), json);
        String message = assertThrows(IllegalArgumentException.class, () -> Schemas.check(bad))
                .getMessage();
        assertTrue(message.contains("replicsa"), message);
    }

    @Test
    void aMisspeltFieldDeepInsideIsNoticed() {
        Manifest good = only(whole(), "Deployment", "filesaga");
        ObjectNode json = good.json().deepCopy();
        ((ObjectNode) json.at("/spec/template/spec/containers/0/livenessProbe/httpGet")).put("pahts", "/");
        Manifest bad = new Manifest(good.source(), json);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Schemas.check(bad))
                .getMessage()
                .contains("pahts"));
    }

    @Test
    void kustomizationsNameFilesThatExistAndLeaveNoneOut() {
        Set<Path> named = new TreeSet<>();
        for (Path file : Manifest.files("kustomization.yaml")) {
            JsonNode json = Manifest.in(file).get(0).json();
            Stream.of("resources", "components")
                    .forEach(list -> json.path(list)
                            .forEach(entry -> named.add(
                                    file.resolveSibling(entry.asText()).normalize())));
            Stream.of("configMapGenerator", "secretGenerator")
                    .forEach(list -> json.path(list).forEach(generated -> {
                        generated.path("envs").forEach(entry -> named.add(file.resolveSibling(entry.asText())));
                        generated
                                .path("files")
                                .forEach(entry -> named.add(
                                        file.resolveSibling(entry.asText().replaceFirst(".*=", ""))));
                    }));
            json.path("patches").findValuesAsText("path").stream()
                    .filter(path -> !path.startsWith("/"))
                    .forEach(path -> named.add(file.resolveSibling(path)));
            named.add(file);
        }
        named.forEach(path -> assertTrue(Files.exists(path), path + " is named and does not exist"));
        TreeSet<Path> there = new TreeSet<>(Manifest.files(""));
        there.removeIf(Files::isDirectory);
        there.removeAll(named);
        assertEquals(Set.of(), there, "in no kustomization");
    }

    @Test
    void everyPodKeepsTheRestrictedStandard() {
        List<Manifest> pods =
                whole().stream().filter(one -> !one.pod().isMissingNode()).toList();
        assertEquals(4, pods.size(), pods.toString());
        for (Manifest pod : pods) {
            JsonNode all = pod.pod().path("securityContext");
            assertTrue(all.path("runAsNonRoot").asBoolean(), pod.toString());
            assertEquals("RuntimeDefault", all.at("/seccompProfile/type").asText(), pod.toString());
            assertFalse(pod.pod().path("automountServiceAccountToken").asBoolean(true), pod.toString());
            for (JsonNode container : pod.containers()) {
                JsonNode one = container.path("securityContext");
                assertFalse(one.path("allowPrivilegeEscalation").asBoolean(true), pod.toString());
                assertTrue(one.path("readOnlyRootFilesystem").asBoolean(), pod.toString());
                assertEquals("ALL", one.at("/capabilities/drop/0").asText(), pod.toString());
                assertTrue(container.at("/resources/requests").has("cpu"), pod.toString());
                assertTrue(container.at("/resources/limits").has("memory"), pod.toString());
            }
        }
    }

    @Test
    void noSecretIsWrittenDown() {
        assertTrue(whole().stream().noneMatch(one -> one.kind().equals("Secret")));
        List<Path> generating = Manifest.files("kustomization.yaml").stream()
                .filter(file -> Manifest.in(file).get(0).json().has("secretGenerator"))
                .toList();
        assertEquals(List.of(OVERLAYS.resolve(Path.of("dev", "kustomization.yaml"))), generating);
    }

    @Test
    void aPodIsGivenLongerThanItsDrainTakes() throws IOException {
        Manifest deployment = only(whole(), "Deployment", "filesaga");
        Map<String, String> settings = Environment.in(Path.of("k8s", "base", "filesaga.env"));
        Duration needed = Duration.ofSeconds(deployment
                        .containers()
                        .get(0)
                        .at("/lifecycle/preStop/sleep/seconds")
                        .asLong())
                .plus(duration(settings.get("QUARKUS_SHUTDOWN_TIMEOUT")))
                .plus(duration(settings.get("FILESAGA_SAGA_DRAIN_TIMEOUT")));
        Duration given = Duration.ofSeconds(
                deployment.pod().path("terminationGracePeriodSeconds").asLong());
        assertTrue(given.compareTo(needed.plusSeconds(10)) >= 0, given + " for " + needed);
    }

    private static Duration duration(String written) {
        var source = new PropertiesConfigSource(Map.of("it", written), "given", 100);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(source)
                .build()
                .getValue("it", Duration.class);
    }

    @Test
    void theJobMigratesAndTheReplicasDoNot() throws IOException {
        assertEquals(
                "off", Environment.in(Path.of("k8s", "base", "filesaga.env")).get("FILESAGA_MIGRATE"));
        Manifest job = only(whole(), "Job", "filesaga-migrate");
        assertEquals(
                "only",
                Environment.of(job.containers().get(0))
                        .get("FILESAGA_MIGRATE")
                        .path("value")
                        .asText());
    }

    @Test
    void everySettingNamedExists() {
        Set<String> named = new TreeSet<>();
        Manifest.files(".env").forEach(file -> named.addAll(Environment.in(file).keySet()));
        Manifest.written().stream()
                .flatMap(one -> one.containers().stream())
                .filter(container -> Set.of("filesaga", "migrate")
                        .contains(container.path("name").asText()))
                .forEach(container -> named.addAll(Environment.of(container).keySet()));
        assertTrue(named.size() > 15, named.toString());
        named.removeAll(Environment.known());
        assertEquals(Set.of(), named, "not in docs/configuration.md");
    }

    @Test
    void theInstanceIsThePodsName() {
        Manifest deployment = only(whole(), "Deployment", "filesaga");
        assertEquals(
                "metadata.name",
                Environment.of(deployment.containers().get(0))
                        .get("FILESAGA_SAGA_INSTANCE")
                        .at("/valueFrom/fieldRef/fieldPath")
                        .asText());
        assertTrue(deployment.json().at("/spec/replicas").asInt() >= 2);
    }
}
