package village.wechat.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes uploads: one part named {@code file}, whatever type the handler streams it as. */
final class OneFile implements OpenApiCustomizer {
    private static final String MULTIPART = "multipart/form-data";

    @Override
    public void customise(OpenAPI document) {
        Described.forEach(document, OneFile::describe);
        document.getComponents().getSchemas().remove("PartEvent");
    }

    private static void describe(Described described) {
        if (described.hasBody()
                && described.operation().getRequestBody().getContent().containsKey(MULTIPART)) {
            var file = new StringSchema().format("binary").description("文件内容");
            var form = new ObjectSchema().addProperty("file", file).addRequiredItem("file");
            described
                    .operation()
                    .getRequestBody()
                    .setContent(new Content().addMediaType(MULTIPART, new MediaType().schema(form)));
        }
    }
}
