package village.infra.identity;

import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import village.api.identity.login.BecomeOperator;

/** Prints, as long as nobody runs the installation, the code that makes the first operator. Not logged: it is a secret. */
final class FirstOperator implements ApplicationRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BecomeOperator becomeOperator;

    FirstOperator(BecomeOperator becomeOperator) {
        this.becomeOperator = becomeOperator;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        becomeOperator.offer().blockOptional(PATIENCE).ifPresent(FirstOperator::print);
    }

    private static void print(String code) {
        System.out.println("首位运维人员的一次性代码（在微信端登录后提交）: " + code);
    }
}
