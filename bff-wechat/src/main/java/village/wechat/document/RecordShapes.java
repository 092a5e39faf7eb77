package village.wechat.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads off the records what JSON Schema wants to hear: a component that is not nullable is required. */
final class RecordShapes implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var java = Json31.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            var shape = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(name(schema));
            for (var component : java.getRawClass().getRecordComponents()) {
                shape(shape, component);
            }
        }
        return schema;
    }

    private static String name(Schema<?> reference) {
        return reference.get$ref().substring(reference.get$ref().lastIndexOf('/') + 1);
    }

    private static void shape(@Nullable Schema<?> shape, RecordComponent component) {
        var name = component.getName();
        if (shape == null
                || shape.getProperties() == null
                || !shape.getProperties().containsKey(name)) {
            return;
        }
        if (!optional(component)) {
            require(shape, name);
        } else if (written(component.getDeclaringRecord())) {
            shape.getProperties().computeIfPresent(name, (same, property) -> orNull(property));
        }
    }

    private static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getType().equals(Optional.class)
                || leftOutWhenEmpty(component);
    }

    private static boolean leftOutWhenEmpty(RecordComponent component) {
        var written = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        return written != null
                && written.value() == JsonInclude.Include.NON_EMPTY
                && Collection.class.isAssignableFrom(component.getType());
    }

    private static void require(Schema<?> shape, String name) {
        if (shape.getRequired() == null || !shape.getRequired().contains(name)) {
            shape.addRequiredItem(name);
        }
    }

    /** Whether a missing value is written as null, and not left out. */
    private static boolean written(Class<?> type) {
        return !type.isAnnotationPresent(JsonInclude.class);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(new Schema<>().$ref(property.get$ref()), nothing()));
        }
        if (property.getTypes() != null) {
            property.addType("null");
        }
        return property;
    }

    private static Schema<?> nothing() {
        var nothing = new JsonSchema();
        nothing.addType("null");
        return nothing;
    }
}
