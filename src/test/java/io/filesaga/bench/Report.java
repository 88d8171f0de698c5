package io.filesaga.bench;

import io.filesaga.bench.Clients.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The figures as a Markdown page, line by line as they come. */
final class Report {

    private static final Path PAGE = Path.of("target", "benchmark.md");

    private final StringBuilder page = new StringBuilder();

    Report() {
        line(
                "| operation | clients | per second | p50 ms | p99 ms | commits | statements | WAL bytes | floor per second"
                        + " | ratio |");
        line("|---|---|---|---|---|---|---|---|---|---|");
    }

    /** @param floor or null when there is none */
    void row(String operation, int clients, Result result, Costs costs, Result floor) {
        String ratio = floor == null
                ? "|"
                : String.format(Locale.ROOT, "%,.0f | %.2f", floor.perSecond(), result.perSecond() / floor.perSecond());
        line(String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %.1f | %.1f | %.2f | %.2f | %,.0f | %s |",
                operation,
                clients,
                result.perSecond(),
                result.p50(),
                result.p99(),
                costs.commits(),
                costs.statements(),
                costs.walBytes(),
                ratio));
    }

    void line(String text) {
        page.append(text).append('\n');
        System.out.println(text);
    }

    void save() throws IOException {
        Files.writeString(PAGE, page);
    }
}
