package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.definition.ResourceCheck;
import io.filesaga.processes.asl.fault.Fault;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All resources that a Task state may name. */
@Singleton
class ResourceCatalog implements ResourceCheck {

    private static final Pattern ACTIVITY = Pattern.compile("activity:[A-Za-z0-9_-]{1,80}");

    private static final String KNOWN = "http:invoke, lambda:invoke, states:startExecution, states:startExecution.sync,"
            + " aws-sdk:s3:getObject, putObject, headObject, deleteObject and copyObject, filesaga:document:read,"
            + " filesaga:document:write and activity:<name>";

    /** Not looked at before the first use: one of them starts sagas, and so needs the engine, which needs this. */
    private final Instance<TaskResource> resources;

    ResourceCatalog(Instance<TaskResource> resources) {
        this.resources = resources;
    }

    Optional<TaskResource> find(String resource) {
        return resources.stream().filter(it -> it.serves(resource)).findFirst();
    }

    @Override
    public List<Fault> faultsOf(String resource, JsonNode state) {
        if (ACTIVITY.matcher(resource).matches()) {
            return List.of();
        }
        return find(resource)
                .map(it -> it.faultsOf(resource, state))
                .orElseGet(() -> List.of(
                        new Fault("/Resource", "\"" + resource + "\" is not known here. There are " + KNOWN + ".")));
    }
}
