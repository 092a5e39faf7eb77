package village.infra.fault;

import java.io.IOException;
import java.util.List;
import village.infra.VillageApplication;
import village.infra.embedded.demo.DemoMessages;
import village.infra.embedded.demo.DemoWiring;
import village.infra.embedded.demo.account.DemoAccountWiring;
import village.infra.embedded.demo.client.DemoClientWiring;

/** The application with the demo village in it, as a process of its own that a test may kill. */
final class DemoInstance {
    private DemoInstance() {}

    public static void main(String[] args) {
        endWithTheTest();
        var application = VillageApplication.application();
        application.addPrimarySources(List.of(DemoWiring.class, DemoAccountWiring.class, DemoClientWiring.class));
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("demoMessages", (DemoMessages) () -> List.of()));
        application.addInitializers(context -> NotingConversation.instead(context));
        application.run(args);
    }

    /** The test holds the other end of our input: it closes when the test's process is gone, however it went. */
    private static void endWithTheTest() {
        var watch = new Thread(DemoInstance::haltAtEndOfInput, "end-with-the-test");
        watch.setDaemon(true);
        watch.start();
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException gone) {
            // the end as well
        }
        Runtime.getRuntime().halt(0);
    }
}
