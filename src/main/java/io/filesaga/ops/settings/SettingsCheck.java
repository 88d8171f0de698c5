package io.filesaga.ops.settings;

import io.filesaga.events.EventSettings;
import io.filesaga.events.sns.SnsSettings;
import io.filesaga.events.sqs.SqsSettings;
import io.filesaga.files.FileSettings;
import io.filesaga.lambda.FunctionSettings;
import io.filesaga.outbound.OutboundSettings;
import io.filesaga.outbox.OutboxSettings;
import io.filesaga.outbox.eventbridge.EventBridgeSettings;
import io.filesaga.outbox.webhooks.delivery.WebhookSettings;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.task.LambdaSettings;
import io.filesaga.sagas.engine.EngineSettings;
import io.filesaga.sagas.store.GroupCommitSettings;
import io.filesaga.storage.s3.StorageSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/** Refuses the start when a setting cannot work, and names its key: before the database is migrated and the scheduler, which is set up by them, starts. */
@Singleton
class SettingsCheck {

    private static final int BEFORE_THE_MIGRATION = Interceptor.Priority.PLATFORM_BEFORE - 2;

    void onStart(
            @Observes @Priority(BEFORE_THE_MIGRATION) StartupEvent start,
            FileSettings files,
            EngineSettings engine,
            GroupCommitSettings commits,
            StorageSettings storage,
            EventSettings events,
            SqsSettings queue,
            SnsSettings topics,
            FunctionSettings functions,
            OutboxSettings outbox,
            WebhookSettings webhooks,
            EventBridgeSettings bus,
            OutboundSettings outbound,
            ProcessSettings processes,
            LambdaSettings lambda) {
        FileLimits.check(files);
        EngineLimits.check(engine);
        CommitLimits.check(commits);
        StorageLimits.check(storage);
        EventLimits.check(events);
        SqsLimits.check(queue);
        SnsLimits.check(topics);
        FunctionLimits.check(functions);
        OutboxLimits.check(outbox);
        WebhookLimits.check(webhooks);
        EventBridgeLimits.check(bus);
        OutboundLimits.check(outbound);
        ProcessLimits.check(processes, files);
        LambdaLimits.check(lambda);
    }
}
