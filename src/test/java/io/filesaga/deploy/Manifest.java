package io.filesaga.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * One object for Kubernetes.
 *
 * @param source the file that it is from, or the overlay that it was built of
 */
record Manifest(String source, JsonNode json) {

    static final Path HOME = Path.of("k8s");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<Manifest> of(String source, String yaml) {
        List<Manifest> all = new ArrayList<>();
        for (Object document : new Yaml().loadAll(yaml)) {
            all.add(new Manifest(source, MAPPER.valueToTree(document)));
        }
        return all;
    }

    static List<Manifest> in(Path file) {
        try {
            return of(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below the folder whose names end so. */
    static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(HOME)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every object as it is written, before kustomize; patches are written as parts of objects. */
    static List<Manifest> written() {
        return files(".yaml").stream()
                .flatMap(file -> in(file).stream())
                .filter(manifest -> !manifest.apiVersion().startsWith("kustomize."))
                .toList();
    }

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    /** What it says of its pods; missing when it has none. */
    JsonNode pod() {
        return json.at("/spec/template/spec");
    }

    List<JsonNode> containers() {
        List<JsonNode> all = new ArrayList<>();
        pod().path("initContainers").forEach(all::add);
        pod().path("containers").forEach(all::add);
        return all;
    }

    @Override
    public String toString() {
        return source + ": " + kind() + " " + name();
    }
}
