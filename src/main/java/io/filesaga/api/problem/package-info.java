/**
 * Every refusal and failure as {@code application/problem+json} (RFC 9457), with the status, the title and the stable
 * {@code type} that belong to its reason. {@link io.filesaga.api.problem.ProblemType} is the whole table.
 *
 * <p>Other rooms refuse with a reason and do not know of statuses; here, and only here, a reason gets one. What is not
 * understood is {@code internal}: the log has the failure, the client nothing of it.
 *
 * <p>A corner of {@code api}: may import {@code identity}, {@code files}, {@code events}, {@code processes} and
 * {@code sagas}, for their reasons.
 */
@NullMarked
package io.filesaga.api.problem;

import org.jspecify.annotations.NullMarked;
