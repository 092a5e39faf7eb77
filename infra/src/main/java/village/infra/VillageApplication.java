package village.infra;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import village.infra.operations.RequiredSettings;

/** The installation: wires the inside, its faces and its adapters. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "village\\.infra\\.embedded\\..*"))
public class VillageApplication {
    public static void main(String[] args) {
        application().run(args);
    }

    /** The application, ready to run; whoever starts it may add to it. */
    public static SpringApplication application() {
        var application = new SpringApplication(VillageApplication.class);
        application.addListeners(new RequiredSettings());
        return application;
    }
}
