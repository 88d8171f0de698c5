package io.filesaga.testing;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as an operator gives them, read as Quarkus reads them; no service is started. */
public final class Given {

    private Given() {}

    /** The mapping's defaults, but for one key. */
    public static <S> S settings(Class<S> mapping, String key, String value) {
        return settings(mapping, Map.of(key, value));
    }

    /** @param given by key without the mapping's prefix */
    public static <S> S settings(Class<S> mapping, Map<String, String> given) {
        String prefix = ConfigMappings.ConfigClass.configClass(mapping).getPrefix();
        Map<String, String> full = new HashMap<>();
        given.forEach((key, value) -> full.put(prefix + "." + key, value));
        return config(full, mapping).getConfigMapping(mapping);
    }

    /** Full keys, and nothing from outside: neither environment nor application.properties. */
    public static SmallRyeConfig config(Map<String, String> given, Class<?>... mappings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(given, "given", 100));
        for (Class<?> mapping : mappings) {
            builder.withMapping(mapping);
        }
        return builder.build();
    }
}
