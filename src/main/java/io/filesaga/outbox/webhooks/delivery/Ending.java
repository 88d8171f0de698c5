package io.filesaga.outbox.webhooks.delivery;

/** An attempt that is over, and what follows from it. */
record Ending(Parcel parcel, Verdict verdict) {}
