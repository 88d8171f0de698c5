/** What clients are told, in JSON: camelCase names, times in ISO-8601 UTC, sizes in bytes. */
@NullMarked
package io.filesaga.api.answer;

import org.jspecify.annotations.NullMarked;
