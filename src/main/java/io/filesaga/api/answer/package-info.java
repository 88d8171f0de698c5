/**
 * What clients are told, in JSON: camelCase names, times in ISO-8601 UTC, sizes in bytes.
 *
 * <p>One record per answer, made of what the other rooms say and of nothing else: an answer decides nothing and asks
 * nobody. Fields are added, never renamed or given another meaning.
 *
 * <p>A new field is one line here. Answers that hold a signed address carry a credential and are never logged.
 *
 * <p>A corner of {@code api}: may import {@code problem}, {@code files}, {@code files.catalog}, {@code files.upload} and
 * {@code sagas}.
 */
@NullMarked
package io.filesaga.api.answer;

import org.jspecify.annotations.NullMarked;
