package village.infra.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import village.api.identity.login.BecomeOperator;

/** Prints, as long as nobody runs the installation, the code that makes the first operator. Not logged: it is a secret. */
final class FirstOperator implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    private final BecomeOperator becomeOperator;

    FirstOperator(BecomeOperator becomeOperator) {
        this.becomeOperator = becomeOperator;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        becomeOperator
                .offer()
                .subscribe(FirstOperator::print, failure -> LOG.warn("no code for a first operator", failure));
    }

    private static void print(String code) {
        System.out.println("首位运维人员的一次性代码（用微信打开 /h5#/first-operator 登录后填写）: " + code);
    }
}
