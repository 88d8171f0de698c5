-- What is next of a subject is looked up by this index alone. A partial one for what is pending would be taken for empty
-- while the statistics are older than a burst of events, and then any such index looks as good as the right one.
CREATE INDEX webhook_delivery_of_subject ON webhook_delivery (webhook_id, subject, id);
DROP INDEX webhook_delivery_in_order;
ALTER TABLE webhook_delivery SET (autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 200);
