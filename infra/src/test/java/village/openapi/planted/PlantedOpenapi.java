package village.openapi.planted;

import village.wechat.WechatFace;

/** Breaks a rule; the architecture test must notice. */
final class PlantedOpenapi {
    WechatFace other;
}
