/**
 * What clients send, read strictly: bodies, headers, query values and content. Whatever is not as it should be is refused
 * with {@code invalid-field}, naming the field, the header or the query parameter.
 */
@NullMarked
package io.filesaga.api.request;

import org.jspecify.annotations.NullMarked;
