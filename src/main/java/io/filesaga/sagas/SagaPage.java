package io.filesaga.sagas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of sagas, newest first.
 *
 * @param nextCursor opaque, or null on the last page
 */
public record SagaPage(List<SagaView> sagas, @Nullable String nextCursor) {}
