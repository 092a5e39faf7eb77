package village.infra.news;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How news are kept and go out.
 *
 * @param videoHosts where videos may be linked to; each host by itself
 * @param clock whether this instance publishes what was scheduled; several may
 * @param rest how long that clock rests when nothing was due
 * @param batch how many articles it takes at once
 * @param countEvery how often readings are written down
 */
@ConfigurationProperties("village.news")
public record NewsSettings(
        @DefaultValue({"v.qq.com", "mp.weixin.qq.com", "channels.weixin.qq.com", "www.bilibili.com", "tv.cctv.com"})
        List<String> videoHosts,

        @DefaultValue("true") boolean clock,
        @DefaultValue("2s") Duration rest,
        @DefaultValue("50") int batch,
        @DefaultValue("5s") Duration countEvery) {}
