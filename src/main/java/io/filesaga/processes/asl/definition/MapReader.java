package io.filesaga.processes.asl.definition;

import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.template.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a Map state: Iterator and Parameters are the old names of ItemProcessor and ItemSelector. */
final class MapReader {

    private static final Amount UNBOUNDED = new Amount.Fixed(0);

    private MapReader() {}

    static Work read(Fields fields, StatesReader nested) {
        fields.notBoth("ItemProcessor", "Iterator");
        fields.notBoth("ItemSelector", "Parameters");
        Path items = fields.has("ItemsPath") ? Paths.path(fields, "ItemsPath") : Path.ROOT;
        Amount concurrency = Paths.amount(fields, "MaxConcurrency", 0);
        return new Work.Map(
                processor(fields, nested), items, selector(fields), concurrency == null ? UNBOUNDED : concurrency);
    }

    private static @Nullable Template selector(Fields fields) {
        return FlowReader.template(fields, fields.has("ItemSelector") ? "ItemSelector" : "Parameters");
    }

    private static States processor(Fields fields, StatesReader nested) {
        String name = fields.has("Iterator") ? "Iterator" : "ItemProcessor";
        if (!fields.has(name)) {
            fields.require("ItemProcessor");
            return new States("", Map.of());
        }
        Fields processor = Fields.of(fields.take(name), fields.at(name), fields.faults());
        QueryLanguage.check(processor);
        if (processor.has("ProcessorConfig")) {
            checkConfig(Fields.of(processor.take("ProcessorConfig"), processor.at("ProcessorConfig"), fields.faults()));
        }
        States states = nested.read(processor);
        processor.finish();
        return states;
    }

    private static void checkConfig(Fields config) {
        String mode = config.text("Mode");
        if (mode != null && !mode.equals("INLINE")) {
            config.wrong("Mode", "The only mode is INLINE; the distributed Map is not supported.");
        } else {
            config.finish();
        }
    }
}
