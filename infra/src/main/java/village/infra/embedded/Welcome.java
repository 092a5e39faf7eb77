package village.infra.embedded;

import java.util.List;
import java.util.Locale;

/** What to click, once everything stands. */
final class Welcome {
    private Welcome() {}

    static List<String> lines(int port, int managementPort, double seconds) {
        var site = "http://localhost:" + port;
        return List.of(
                String.format(Locale.ROOT, "乡音演示村已就绪 · the demo village is ready (%.1f s)", seconds),
                "",
                "演示入口 start here     " + site + "/demo",
                "村民端   villagers      " + site + "/h5",
                "工作台   staff          " + site + "/console",
                "健康检查 health         http://localhost:" + managementPort + "/actuator/health",
                "",
                "村、人物、电话都是虚构的 · the village, its people and numbers are invented",
                "停止 stop: Ctrl-C",
                "重置 reset: mvn spring-boot:run -Dspring-boot.run.arguments=--reset-demo");
    }
}
