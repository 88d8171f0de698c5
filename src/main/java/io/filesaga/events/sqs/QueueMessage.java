package io.filesaga.events.sqs;

/**
 * A message in hand.
 *
 * @param id the queue's, for logs
 * @param receipt what this delivery of it is called
 * @param deliveries how often it was delivered, this time included; about
 */
record QueueMessage(String id, String receipt, String body, int deliveries) {}
