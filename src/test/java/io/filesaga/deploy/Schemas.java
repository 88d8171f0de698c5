package io.filesaga.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * What an object may be made of. For Kubernetes' own kinds, the schemas that its OpenAPI description gives of them: no
 * field that does not exist, none of the wrong type, and none missing. For the kinds of others: no field that does not
 * exist, and none of the wrong type.
 */
final class Schemas {

    private static final Map<String, Class<?>> OTHERS = Map.of(
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class,
            "gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class);

    /** The models keep what they do not know; here it is an error. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            });

    private Schemas() {}

    /** @throws IllegalArgumentException naming the field */
    static void check(Manifest manifest) {
        Class<?> other = OTHERS.get(manifest.apiVersion() + " " + manifest.kind());
        try {
            if (other == null) {
                checkOwn(manifest);
            } else {
                STRICT.readValue(manifest.json().toString(), other);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(manifest + ": " + e.getOriginalMessage(), e);
        }
    }

    private static void checkOwn(Manifest manifest) {
        JsonElement element = JsonParser.parseString(manifest.json().toString());
        try {
            own(manifest).getMethod("validateJsonElement", JsonElement.class).invoke(null, element);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(manifest + ": " + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(manifest + ": no such kind", e);
        }
    }

    /** {@code apps/v1 Deployment} is {@code V1Deployment}. */
    private static Class<?> own(Manifest manifest) throws ClassNotFoundException {
        String version = manifest.apiVersion().replaceFirst(".*/", "");
        return Class.forName("io.kubernetes.client.openapi.models."
                + version.substring(0, 1).toUpperCase() + version.substring(1) + manifest.kind());
    }
}
