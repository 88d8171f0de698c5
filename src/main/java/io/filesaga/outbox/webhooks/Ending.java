package io.filesaga.outbox.webhooks;

/** An attempt that is over, and what follows from it. */
record Ending(Parcel parcel, Verdict verdict) {}
