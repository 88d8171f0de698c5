/**
 * Payload templates: {@code Parameters}, {@code ItemSelector} and {@code ResultSelector}.
 *
 * <p>A template is a JSON object that is copied, but for the fields whose names end in {@code .$}: they lose those two
 * characters and get what their text says, a path or an intrinsic. This holds at any depth, also in objects within
 * arrays (Amazon States Language, "Payload Template").
 *
 * <p>A template is read once. What in it has no such field is kept as it is and shared by every result.
 *
 * <p>Imports {@code intrinsic}, {@code path}, {@code json} and {@code fault}.
 */
@NullMarked
package io.filesaga.processes.asl.template;

import org.jspecify.annotations.NullMarked;
