package io.filesaga.lambda.entry;

import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The main of a process that does what Lambda's runtime for Java does: it makes the handler of a zip, and calls it with
 * each of the given events. It prints when the handler was there, and each answer with the time it took, in milliseconds.
 */
public final class ColdStart {

    static final String ANSWER = "ANSWER ";
    static final String INIT = "INIT ";

    private ColdStart() {}

    public static void main(String[] events) throws IOException {
        QuarkusStreamHandler handler = new QuarkusStreamHandler();
        long began = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(INIT + (System.currentTimeMillis() - began));
        for (String event : events) {
            byte[] input = Files.readAllBytes(Path.of(event));
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            long called = System.nanoTime();
            handler.handleRequest(new ByteArrayInputStream(input), output, new CallOfTests(60_000));
            long millis = (System.nanoTime() - called) / 1_000_000;
            System.out.println(ANSWER + millis + " " + output.toString(StandardCharsets.UTF_8));
        }
        System.exit(0);
    }
}
