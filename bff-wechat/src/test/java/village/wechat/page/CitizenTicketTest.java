package village.wechat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, by the very modules the bundle holds, with a bridge that gives the same ticket again as the platform does. */
class CitizenTicketTest {
    @TempDir
    static Path folder;

    private static Node node;
    private static Path build;

    @BeforeAll
    static void make() throws IOException {
        node = Node.with("citizen-ticket.mjs", folder);
        build = CitizenBundle.write(folder, "https://village.example", "枫江县民政局").toRealPath();
        Files.writeString(build.resolve("package.json"), "{\"type\": \"module\"}");
        var lit = Files.createDirectories(build.resolve("node_modules/lit"));
        Files.writeString(lit.resolve("package.json"), "{\"type\": \"module\", \"exports\": {\".\": \"./lit.js\"}}");
        Files.writeString(lit.resolve("lit.js"), """
            export class LitElement {}
            export const html = () => '';
            export const nothing = '';
            export const svg = html;
            """);
    }

    @Test
    void asksTheBridgeOnceItIsReady() throws IOException {
        assertThat(run("slow", "t1", "-")).isEqualTo("true ssoTicket Bearer of-t1 0 - -");
        assertThat(run("none", "t1", "-")).isEqualTo("none  - 0 - -");
    }

    /** The ticket of the opening is used up when he agrees: the roster is looked at by a new one. */
    @Test
    void whoeverAgreesIsLookedUpByANewTicket() throws IOException {
        assertThat(run("fast", "t1,t2", "agree"))
                .isEqualTo("true ssoTicket+ssoTicket+reload Bearer of-t2+look 1 #/me 好的，已经查过名册。");
    }

    @Test
    void isToldToOpenThePagesAgainWhereThereIsNoNewTicketAndStaysSignedIn() throws IOException {
        assertThat(run("fast", "t1,t1", "agree"))
                .isEqualTo("true ssoTicket+ssoTicket+reload Bearer of-t1 1 - 已经记下您同意了。请退出后重新打开，就会查找名册。");
    }

    @Test
    void signsInAnewByTheSignInPage() throws IOException {
        assertThat(run("fast", "t1,t2", "enter")).isEqualTo("true ssoTicket+ssoTicket+reload Bearer of-t2 0 #/ -");
    }

    private static String run(String bridge, String tickets, String step) throws IOException {
        return node.run(build.toString(), bridge, tickets, step);
    }
}
