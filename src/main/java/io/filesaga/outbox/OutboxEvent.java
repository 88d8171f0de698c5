package io.filesaga.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be told to its owner.
 *
 * @param type what happened, for example {@code file.activated}: stable, part of the API
 * @param owner who may know it; nobody else does
 * @param subject what it happened to: its kind in the plural, a slash, its id ({@code files/<id>})
 * @param sequence more than that of every earlier event of the subject, from 1; gaps are allowed
 * @param sagaId the saga that did it, or null; who follows that saga is told, and who waits for it is woken
 * @param traceParent W3C, of the request that began it, or null
 * @param data a JSON-able value; never a presigned address, never what is another owner's
 * @param at when
 */
public record OutboxEvent(
        String type,
        String owner,
        String subject,
        long sequence,
        @Nullable UUID sagaId,
        @Nullable String traceParent,
        Object data,
        Instant at) {}
