package village.wechat;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Face 1. Importing this opens {@code /mp}, {@code /console}, {@code /wechat} and the pages. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class WechatFace {}
