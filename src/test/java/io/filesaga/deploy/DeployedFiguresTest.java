package io.filesaga.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manifests ask a running service for is there. */
@QuarkusTest
@TestProfile(ByHand.class)
class DeployedFiguresTest extends ServiceTest {

    private static final Path MONITORING = Path.of("k8s", "components", "monitoring");

    /** Names in PromQL that have an underscore and are no labels. */
    private static final Pattern FIGURE = Pattern.compile("\\b(?:filesaga|http|jvm|process)_[a-z_]+\\b");

    private static Set<String> asked(Path file) {
        List<String> texts = Manifest.in(file).get(0).json().findValuesAsText("expr");
        assertTrue(texts.size() > 5, file.toString());
        Set<String> names = new TreeSet<>();
        texts.forEach(
                text -> FIGURE.matcher(text).results().map(MatchResult::group).forEach(names::add));
        return names;
    }

    @Test
    void everyFigureOfAlertsDashboardAndAutoscalerIsExported() {
        api.get("/v1/usage").is(200);
        String exported = Api.with(null).get("/q/metrics").is(200).text();
        Set<String> names = asked(MONITORING.resolve("alerts.yaml"));
        names.addAll(asked(MONITORING.resolve("dashboard.json")));
        Manifest.in(Path.of("k8s", "components", "autoscaling", "autoscaler.yaml"))
                .get(0)
                .json()
                .findValues("metric")
                .stream()
                .map(metric -> metric.path("name").asText())
                .forEach(names::add);
        names.removeIf(name ->
                Pattern.compile("(?m)^" + name + "[ {]").matcher(exported).find());
        assertEquals(Set.of(), names, "not in /q/metrics");
    }

    @Test
    void everyProbeIsAnsweredWithoutAToken() {
        List<JsonNode> probes = Manifest.in(Path.of("k8s", "base", "deployment.yaml")).get(0).containers().stream()
                .flatMap(container -> Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(container::path))
                .toList();
        assertEquals(3, probes.size());
        for (JsonNode probe : probes) {
            String path = probe.at("/httpGet/path").asText();
            assertTrue(path.startsWith("/q/health/"), path);
            // Not ready is an answer, too: here no timer beats.
            assertTrue(Api.with(null).get(path).json().has("checks"), path);
        }
        String monitored = Manifest.in(MONITORING.resolve("service-monitor.yaml"))
                .get(0)
                .json()
                .at("/spec/endpoints/0/path")
                .asText();
        Api.with(null).get(monitored).is(200);
    }
}
