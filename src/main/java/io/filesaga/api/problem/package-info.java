/**
 * Every refusal and failure as {@code application/problem+json} (RFC 9457), with the status, the title and the stable
 * {@code type} that belong to its reason. {@link io.filesaga.api.problem.ProblemType} is the whole table.
 */
@NullMarked
package io.filesaga.api.problem;

import org.jspecify.annotations.NullMarked;
