package io.filesaga.api.answer;

import io.filesaga.events.Receipt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was in a message of events. */
@Schema(name = "EventReceipt")
public record EventAnswer(
        @Schema(required = true, description = "Changes that were told; all are applied.")
        int changes,

        @Schema(required = true, description = "Events that mean nothing here; they are counted and kept.")
        int unknown) {

    public static EventAnswer of(Receipt receipt) {
        return new EventAnswer(receipt.changes(), receipt.unknown());
    }
}
