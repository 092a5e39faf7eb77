package village.infra.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the rules of the house, and shows of each that it can fail. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location ->
                    Stream.of("-tests.jar", "/test-classes/", "-test/").noneMatch(location::contains))
            .importPackages("village");
    private static final JavaClasses PLANTED = new ClassFileImporter()
            .importPackages(
                    "village.api.planted",
                    "village.api.plantedtoo",
                    "village.wechat.planted",
                    "village.openapi.planted");

    private static final Map<String, ArchRule> RULES = Map.ofEntries(
            Map.entry("the inside knows Java and Reactor only", HouseRules.THE_INSIDE_KNOWS_JAVA_AND_REACTOR_ONLY),
            Map.entry("WeChat does not know the open API", HouseRules.WECHAT_DOES_NOT_KNOW_THE_OPEN_API),
            Map.entry("the open API does not know WeChat", HouseRules.THE_OPEN_API_DOES_NOT_KNOW_WECHAT),
            Map.entry("nothing depends on infra", HouseRules.NOTHING_DEPENDS_ON_INFRA),
            Map.entry("the inside has no cycles", HouseRules.THE_INSIDE_HAS_NO_CYCLES),
            Map.entry("faces call use cases", HouseRules.FACES_CALL_USE_CASES),
            Map.entry("embedded servers stay embedded", HouseRules.ONLY_THE_EMBEDDED_RUN_KNOWS_EMBEDDED_SERVERS),
            Map.entry("nobody knows the embedded run", HouseRules.NOBODY_KNOWS_THE_EMBEDDED_RUN),
            Map.entry("one adapter knows WxJava", HouseRules.ONE_ADAPTER_KNOWS_WXJAVA),
            Map.entry("nothing blocks", HouseRules.NOTHING_BLOCKS),
            Map.entry("no JDBC", HouseRules.NO_JDBC),
            Map.entry("names are words", HouseRules.NAMES_ARE_WORDS));

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(HOUSE)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleCanFail() {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThat(rule.getValue().evaluate(PLANTED).hasViolation())
                                .isTrue()));
    }

    @Test
    void everyPackageSaysItsSentenceAndIsNullMarked() {
        var unmarked = HOUSE.stream()
                .map(JavaClass::getPackage)
                .filter(held -> !held.getClasses().isEmpty())
                .filter(held -> !held.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());
        assertThat(unmarked).isEmpty();
    }
}
