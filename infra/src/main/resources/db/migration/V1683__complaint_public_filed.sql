-- 公开的诉求按提交时间查找（Open311）。
create index complaint_public_filed on complaint (village_id, filed_at desc, id desc) where published;
