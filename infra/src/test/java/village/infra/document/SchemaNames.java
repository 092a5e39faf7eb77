package village.infra.document;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The names records of the faces go by in documents, where two of one name would silently become one. */
final class SchemaNames {
    private SchemaNames() {}

    static Map<String, List<String>> usedTwice() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("village.wechat").stream()
                        .filter(type -> type.isRecord() && type.isAnnotatedWith(Schema.class))
                        .collect(Collectors.groupingBy(
                                SchemaNames::name, Collectors.mapping(JavaClass::getName, Collectors.toList())))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String name(JavaClass type) {
        var given = type.getAnnotationOfType(Schema.class).name();
        return given.isEmpty() ? type.getSimpleName() : given;
    }
}
