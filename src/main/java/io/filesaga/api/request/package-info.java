/**
 * What clients send, read strictly: bodies, headers, query values and content. Whatever is not as it should be is refused
 * with {@code invalid-field}, naming the field, the header or the query parameter.
 *
 * <p>What comes out of here is in the words of {@code files} and {@code sagas}, so that a resource has nothing left to
 * check. Nothing is guessed: wrong types, unknown fields and doubled ones are errors. JSON is short; only content is long,
 * and it is passed on at its reader's pace and never held whole.
 *
 * <p>A corner of {@code api}: may import {@code identity}, {@code problem}, {@code files}, {@code files.catalog},
 * {@code files.upload} and {@code sagas}.
 */
@NullMarked
package io.filesaga.api.request;

import org.jspecify.annotations.NullMarked;
