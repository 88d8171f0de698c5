/**
 * Paths: how a definition points into data.
 *
 * <p>A {@link io.filesaga.processes.asl.path.Path} is a JSONPath that begins with {@code $} (the data) or {@code $$}
 * (the context object). A {@link io.filesaga.processes.asl.path.ReferencePath} is one that names at most one place
 * (names and indexes only), so that something can also be put there: {@code ResultPath}.
 *
 * <p>What a reference path can say is walked here; everything else is the work of the json-path library (the one that
 * AWS Step Functions uses), given Jackson's trees. Its functions ({@code $.items.length()}) are refused: the language
 * does not have them, and one of them changes its argument.
 *
 * <p>A path that finds nothing is no error here: who asked knows which error it is. Putting a value somewhere copies
 * what is on the way and shares the rest.
 *
 * <p>Imports {@code fault} and {@code json}.
 */
@NullMarked
package io.filesaga.processes.asl.path;

import org.jspecify.annotations.NullMarked;
