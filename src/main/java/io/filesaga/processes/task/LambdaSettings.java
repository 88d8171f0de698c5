package io.filesaga.processes.task;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The functions of AWS Lambda that Tasks may invoke. */
@ConfigMapping(prefix = "filesaga.processes.lambda")
public interface LambdaSettings {

    /**
     * Their names or ARNs, as definitions name them. One without a qualifier stands for all its versions and aliases. None:
     * no function may be invoked.
     */
    Optional<List<String>> functions();

    /** Where they are; when it is not given, where the store is. */
    Optional<String> region();

    /** What is called instead of AWS's own endpoint. */
    Optional<URI> endpoint();
}
