package io.filesaga.lambda.entry;

import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The main of a process that does what Lambda's runtime for Java does: it makes the handler of a zip, and calls it with
 * each event whose file it is told on its input. It prints when the handler was there, counted from the start of the
 * process, and each answer with the time that it took; in milliseconds.
 */
public final class ColdStart {

    static final String ANSWER = "ANSWER ";
    static final String INIT = "INIT ";

    private ColdStart() {}

    public static void main(String[] none) throws IOException {
        QuarkusStreamHandler handler = new QuarkusStreamHandler();
        long began = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(INIT + (System.currentTimeMillis() - began));
        BufferedReader files = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = files.readLine(); file != null; file = files.readLine()) {
            byte[] event = Files.readAllBytes(Path.of(file));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            long called = System.nanoTime();
            handler.handleRequest(new ByteArrayInputStream(event), answer, new CallOfTests(60_000));
            long millis = (System.nanoTime() - called) / 1_000_000;
            System.out.println(ANSWER + millis + " " + answer.toString(StandardCharsets.UTF_8));
        }
        System.exit(0);
    }
}
