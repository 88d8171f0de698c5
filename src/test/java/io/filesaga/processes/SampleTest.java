package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The sample does what it says, by the very scripts that it has. */
@QuarkusTest
@TestProfile(ByHand.class)
class SampleTest extends ProcessTest {

    private static final Path PRINTED = Path.of("target", "sample.json");

    @Test
    void theSampleRunsToItsEndAndItsDocumentIsWhole() throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "samples/process-a/run", "{\"order\": 4711}")
                .redirectError(new File("target", "sample.log"))
                .redirectOutput(PRINTED.toFile());
        builder.environment().put("FILESAGA_URL", Api.address("").toString());
        builder.environment().put("FILESAGA_TOKEN", Tokens.of(owner));
        Process sample = builder.start();
        boolean done = sample.waitFor(60, TimeUnit.SECONDS);
        sample.descendants().forEach(ProcessHandle::destroyForcibly);
        sample.destroyForcibly();
        assertTrue(done, "see target/sample.log");
        String printed = Files.readString(PRINTED);
        assertEquals(0, sample.exitValue(), printed);
        JsonNode document = new ObjectMapper().readTree(printed);
        String downstream = document.at("/step-f-output/executionId").textValue();
        assertEquals(withOutputs("{'order': 4711}", "abcde"), ((ObjectNode) document).without("step-f-output"));
        assertEquals(
                "process-a-downstream",
                api.get("/v1/executions/" + downstream).is(200).at("process"));
        assertEquals(
                withOutputs("{'order': 4711}", "abc"),
                api.get("/v1/executions/" + downstream + "/document").is(200).json());
    }

    private static JsonNode withOutputs(String input, String steps) {
        ObjectNode document = (ObjectNode) tree(input);
        steps.chars()
                .mapToObj(step -> "step-" + (char) step)
                .forEach(step -> document.put(step + "-output", "output of " + step));
        return document;
    }
}
