package io.filesaga.processes.data;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the data of processes goes and what an execution may cost. Sizes in bytes. */
@ConfigMapping(prefix = "filesaga.processes")
public interface ProcessSettings {

    /** The bucket of documents and of data that is too large for the table. It must exist. */
    @WithDefault("${filesaga.files.bucket:filesaga}")
    String bucket();

    /** What the key of every such object begins with; apart from the prefix of files. */
    @WithDefault("process-data")
    String prefix();

    /** The largest value that is kept in the table; a larger one goes to the store. */
    @WithDefault("262144")
    int inlineSize();

    /** The largest input, payload, result, output or document; a larger one fails its state. */
    @WithDefault("8388608")
    int maxData();

    /** How many documents an owner may read in a second, in the long run, from each process of the service; 0 for any. */
    @WithDefault("20")
    int documentRate();

    /** How many documents he may read at once after he has read none for a while. */
    @WithDefault("100")
    int documentBurst();

    /** Buckets, besides the one above, whose objects Tasks may use; always below the owner's own prefix. */
    Optional<List<String>> buckets();

    /** How long an HTTP call of a Task may take when its state does not say. */
    @WithDefault("60s")
    Duration callTimeout();

    /** The longest answer to an HTTP call of a Task that is read, in bytes. */
    @WithDefault("1048576")
    int maxAnswer();

    /** Secrets that HTTP calls of Tasks may carry, by name. */
    Map<String, Connection> connections();

    /** A secret, and where it may go. */
    interface Connection {

        /** Every call with this connection must be below this address. */
        String url();

        /** The header that carries the secret. */
        @WithDefault("Authorization")
        String header();

        /** The header's whole value. */
        String secret();

        /** Who may use it; when it is not given, every owner. */
        Optional<Set<String>> owners();
    }

    /** How long a worker may be silent before its task is given to another one. */
    @WithDefault("60s")
    Duration workerPatience();

    /** How long an ended execution is kept, with its history, document and data. */
    @WithDefault("30d")
    Duration retention();

    /** How often executions are counted and those whose retention is over are removed. */
    @WithDefault("60s")
    Duration careInterval();

    /** How often objects are looked for that belong to no execution. */
    @WithDefault("1d")
    Duration sweepInterval();
}
