package village.wechat.planted;

import com.github.tomakehurst.wiremock.WireMockServer;
import me.chanjar.weixin.common.error.WxErrorException;
import village.api.complaint.Complaints;
import village.openapi.OpenapiFace;

/** Breaks every rule it can; the architecture test must notice. */
final class PlantedFace {
    OpenapiFace other;
    Complaints port;
    WxErrorException wechat;
    WireMockServer server;
    Class<?> demo = village.infra.embedded.EmbeddedVillage.class;
}
