-- 一个平台在一个村转来的、转给它的诉求：按编号从新到旧一页一页地列。
create index platform_case_own on platform_case (village_id, platform_id, complaint_id desc);
create index complaint_receiver on complaint (village_id, transfer_receiver, id desc)
  where transfer_receiver is not null;
