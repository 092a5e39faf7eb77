package village.wechat.complaint;

import io.swagger.v3.oas.annotations.media.Schema;

/** What the list of a village's cases answers: a page, or what lies near a point. */
@Schema(
        name = "ComplaintList",
        oneOf = {ComplaintPage.class, NearbyComplaints.class})
sealed interface ComplaintList permits ComplaintPage, NearbyComplaints {}
