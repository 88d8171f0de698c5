/**
 * The intrinsic functions {@code States.*} of the JSONPath dialect, and how they are written.
 *
 * <p>An {@link io.filesaga.processes.asl.intrinsic.Expression} is what stands in a field whose name ends in
 * {@code .$}: a path, or a call whose arguments are texts in apostrophes, numbers, true, false, null, paths or calls.
 * In a text the backslash escapes the apostrophe, the braces and itself, and nothing else.
 *
 * <p>What can be known to be wrong without data is refused when the definition is read: an unknown function, a wrong
 * number of arguments, braces of {@code States.Format} that do not match its arguments, a call of constants that fails.
 * What is wrong with the data fails the state with {@code States.IntrinsicFailure}.
 *
 * <p>The limits are those of AWS Step Functions: 10,000 characters for Base64 and hashes, 1,000 elements for a range, ten
 * calls deep.
 *
 * <p>Randomness comes in as an argument. Imports {@code path}, {@code json} and {@code fault}.
 */
@NullMarked
package io.filesaga.processes.asl.intrinsic;

import org.jspecify.annotations.NullMarked;
