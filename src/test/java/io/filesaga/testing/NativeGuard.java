package io.filesaga.testing;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Lets the service read and write as JSON only what a native executable could: every test over HTTP fails that needs
 * another of our types.
 */
@Singleton
public class NativeGuard implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("native-guard")
                .setSerializerModifier(new Writing())
                .setDeserializerModifier(new Reading()));
    }

    private static void check(Class<?> type) {
        if (!NativeTypes.areKnown(type)) {
            throw new IllegalStateException(
                    type.getName() + " is not registered for reflection: a native executable could not use it as JSON");
        }
    }

    private static final class Writing extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
            check(bean.getBeanClass());
            return serializer;
        }
    }

    private static final class Reading extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            check(bean.getBeanClass());
            return deserializer;
        }
    }
}
